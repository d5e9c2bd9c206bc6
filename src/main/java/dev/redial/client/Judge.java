package dev.redial.client;

import static dev.redial.client.Reason.*;

import dev.redial.client.Judgement.Because;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one client through the stages of a connection to one host: protection, TLS, certificate and sign-in. The first stage that
 * does not surely succeed ends the way, as what comes later is not reached.
 */
final class Judge {

    private final Host host;
    private final Client client;

    private Judge(Host host, Client client) {
        this.host = host;
        this.client = client;
    }

    static Judgement judge(Host host, Client client) {
        return Judgement.of(client, new Judge(host, client).because());
    }

    private Stream<Because> because() {
        if (host.smartCardDemanded()) {
            return Stream.of(Because.of(SMART_CARD_DEMANDED));
        }
        return common().map(this::by).orElseGet(() -> Stream.of(nothingInCommon()));
    }

    /** The protection that a host chooses among those that the client offers. */
    private Optional<Protection> common() {
        return Arrays.stream(Protection.values())
                .filter(p -> client.offers().contains(p) && host.accepted().contains(p))
                .findFirst();
    }

    private Because nothingInCommon() {
        Predicate<Protection> accepted = host.accepted()::contains;
        List<Protection> ifSet = client.ifSet().stream().filter(accepted).toList();
        List<Protection> unsure = client.unsure().stream().filter(accepted).toList();
        List<Protection> untested = client.offers().stream()
                .filter(p -> !host.refused().contains(p))
                .toList();
        if (!ifSet.isEmpty()) {
            return Because.of(PROTECTION_IF_SET, "protections", tokens(ifSet));
        }
        if (!unsure.isEmpty()) {
            return Because.of(PROTECTION_UNSURE, "protections", tokens(unsure));
        }
        return untested.isEmpty()
                ? Because.of(PROTECTION_DIFFERS, "protections", tokens(host.accepted()))
                : Because.of(PROTECTION_NOT_TESTED, "protections", tokens(untested));
    }

    private Stream<Because> by(Protection protection) {
        return switch (protection) {
            case CLASSIC -> Stream.of(Because.of(CLASSIC_PROTECTION));
            case TLS, RDSTLS, ENTRA -> encrypted(TLS_ONLY, Stream::empty);
            case CREDSSP ->
                // rdesktop without a Kerberos ticket asks again for TLS alone.
                client.kerberosOnly() && host.accepted().contains(Protection.TLS)
                        ? by(Protection.TLS)
                        : encrypted(SIGN_IN_FIRST, this::signIn);
        };
    }

    /** What the stages inside TLS say. */
    private interface Inside {
        Stream<Because> because();
    }

    private Stream<Because> encrypted(Reason connected, Inside inside) {
        Optional<Because> obstacle = tls().or(this::cipher);
        return obstacle.isPresent()
                ? obstacle.stream()
                : Stream.of(
                                Stream.of(Because.of(connected, "version", newestCommon())),
                                certificate(),
                                inside.because())
                        .flatMap(s -> s);
    }

    private String newestCommon() {
        return common(client.tls()).max(Comparator.naturalOrder()).orElseThrow().number();
    }

    private Stream<TlsVersion> common(TlsVersion.Range range) {
        return host.tls().stream().filter(range::contains);
    }

    private Optional<Because> tls() {
        if (host.tls().isEmpty()) {
            return Optional.of(Because.of(
                    host.tlsFailed() || !host.tlsRefused().isEmpty() ? Reason.TLS_FAILED : Reason.TLS_NOT_TESTED));
        }
        if (common(client.tls()).findAny().isPresent()) {
            return Optional.empty();
        }
        if (untested(client.tls())) {
            return Optional.of(Because.of(Reason.TLS_NOT_TESTED));
        }
        List<TlsVersion> maybe = common(client.tlsAtMost()).toList();
        if (!maybe.isEmpty()) {
            return Optional.of(Because.of(TLS_UNSURE, "versions", numbers(maybe)));
        }
        return Optional.of(untested(client.tlsAtMost()) ? Because.of(Reason.TLS_NOT_TESTED) : otherVersions());
    }

    private boolean untested(TlsVersion.Range range) {
        return Arrays.stream(TlsVersion.values())
                .filter(range::contains)
                .anyMatch(v -> !host.tls().contains(v) && !host.tlsRefused().contains(v));
    }

    private Because otherVersions() {
        TlsVersion newest = new TreeSet<>(host.tls()).last();
        return newest.compareTo(client.tlsAtMost().from()) < 0
                ? new Because(
                        Reason.TLS_TOO_OLD,
                        Map.of(
                                "versions",
                                numbers(host.tls()),
                                "needed",
                                client.tlsAtMost().from().number()))
                : new Because(
                        TLS_TOO_NEW,
                        Map.of(
                                "versions",
                                numbers(host.tls()),
                                "newest",
                                client.tlsAtMost().to().number()));
    }

    /** We offer many suites and see one choice; whether the host has another one for a choosier client is not known. */
    private Optional<Because> cipher() {
        boolean weak = host.weakCipher() && client.weakCiphers() != Tolerance.ACCEPTS;
        boolean outdated = client.modernCiphersOnly()
                && host.cipher().map(c -> !modern(c)).orElse(true)
                && !host.tls().contains(TlsVersion.V1_3);
        return weak || outdated
                ? Optional.of(Because.of(CIPHER_UNSURE, "cipher", host.cipher().orElse("?")))
                : Optional.empty();
    }

    private static boolean modern(String cipher) {
        return cipher.contains("ECDHE") && (cipher.contains("GCM") || cipher.contains("CHACHA20"));
    }

    private Stream<Because> certificate() {
        if (host.certificate().isEmpty()) {
            return Stream.of(Because.of(CERTIFICATE_NOT_SEEN));
        }
        Map<Reaction, List<CertificateFault>> faults = host.certificate().get().stream()
                .collect(Collectors.groupingBy(
                        f -> client.certificate().getOrDefault(f, Reaction.UNKNOWN),
                        () -> new EnumMap<>(Reaction.class),
                        Collectors.toList()));
        return faults.entrySet().stream()
                .map(e -> Because.of(
                        switch (e.getKey()) {
                            case IGNORES -> CERTIFICATE_NOT_CHECKED;
                            case ASKS -> CERTIFICATE_ASKED;
                            case REFUSES -> CERTIFICATE_REFUSED;
                            case UNKNOWN -> CERTIFICATE_UNSURE;
                        },
                        "faults",
                        words(e.getValue())));
    }

    private Stream<Because> signIn() {
        if (client.kerberosOnly()) {
            return Stream.of(Because.of(KERBEROS_ALONE));
        }
        return switch (host.signIn()) {
            case WORKS -> Stream.empty();
            case NOT_SEEN -> Stream.of(Because.of(SIGN_IN_NOT_TESTED));
            case FAILED -> Stream.of(Because.of(SIGN_IN_FAILED));
            case KERBEROS_DEMANDED -> Stream.of(Because.of(Reason.KERBEROS_DEMANDED));
            case OLD ->
                switch (client.oldSignIn()) {
                    case ACCEPTS -> Stream.empty();
                    case REFUSES -> Stream.of(Because.of(SIGN_IN_TOO_OLD));
                    case UNKNOWN -> Stream.of(Because.of(SIGN_IN_UNSURE));
                };
        };
    }

    private static String tokens(Collection<Protection> protections) {
        return protections.stream().map(Protection::token).collect(Collectors.joining(", "));
    }

    private static String numbers(Collection<TlsVersion> versions) {
        return versions.stream().sorted().map(TlsVersion::number).collect(Collectors.joining(", "));
    }

    private static String words(Collection<CertificateFault> faults) {
        return faults.stream().map(Words::of).collect(Collectors.joining(", "));
    }
}
