package dev.redial.client;

import dev.redial.finding.Finding;
import dev.redial.finding.FindingCode;
import dev.redial.probe.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stored findings say of a host, as far as it matters to clients. What was not asked is neither accepted nor refused.
 *
 * @param tls the versions it accepts; none if encryption never came about
 * @param cipher what it chose for us
 * @param certificate its faults; absent when we saw none to judge
 */
record Host(
        Set<Protection> accepted,
        Set<Protection> refused,
        boolean smartCardDemanded,
        Set<TlsVersion> tls,
        Set<TlsVersion> tlsRefused,
        boolean tlsFailed,
        Optional<String> cipher,
        boolean weakCipher,
        Optional<Set<CertificateFault>> certificate,
        SignIn signIn) {

    /** How far the sign-in before the desktop came. */
    enum SignIn {
        NOT_SEEN,
        WORKS,
        /** It works, but without the correction of CVE-2018-0886. */
        OLD,
        /** The host takes no NTLM, the only way we ask. */
        KERBEROS_DEMANDED,
        FAILED
    }

    /** What is asked at one address only, for all of them. */
    private static final Set<FindingCode> ASKED_ONCE = EnumSet.of(
            FindingCode.SECURITY_PROTOCOLS,
            FindingCode.NLA_REQUIRED,
            FindingCode.TLS_REQUIRED,
            FindingCode.CLASSIC_ALLOWED,
            FindingCode.TLS_VERSIONS);

    /** One for each address behind the name that answered negotiation; none if nothing can be said. */
    static List<Host> all(List<Finding> findings) {
        List<String> addresses = findings.stream()
                .filter(f -> f.stage().compareTo(Stage.NEGOTIATION) >= 0)
                .filter(f -> !ASKED_ONCE.contains(f.code()))
                .flatMap(f -> f.address().stream())
                .distinct()
                .toList();
        return addresses.size() < 2
                ? of(findings).stream().toList()
                : addresses.stream()
                        .filter(a -> of(at(a, findings, false)).isPresent())
                        .flatMap(a -> of(at(a, findings, true)).stream())
                        .toList();
    }

    private static List<Finding> at(String address, List<Finding> findings, boolean alsoAskedOnce) {
        return findings.stream()
                .filter(f -> alsoAskedOnce && ASKED_ONCE.contains(f.code())
                        || f.address().orElse(address).equals(address))
                .toList();
    }

    /** Empty when the host gave no answer to negotiation. */
    static Optional<Host> of(List<Finding> findings) {
        Reading reading = new Reading();
        findings.forEach(reading::read);
        return reading.answered ? Optional.of(reading.host()) : Optional.empty();
    }

    /** Collects what the findings say, one after the other. */
    private static final class Reading {

        private boolean answered;
        private final Set<Protection> accepted = EnumSet.noneOf(Protection.class);
        private final Set<Protection> refused = EnumSet.noneOf(Protection.class);
        private boolean smartCard;
        private final Set<TlsVersion> tls = EnumSet.noneOf(TlsVersion.class);
        private final Set<TlsVersion> tlsRefused = EnumSet.noneOf(TlsVersion.class);
        private boolean tlsFailed;
        private Optional<String> cipher = Optional.empty();
        private boolean weakCipher;
        private boolean certificateRead;
        private final Set<CertificateFault> faults = EnumSet.noneOf(CertificateFault.class);
        private SignIn signIn = SignIn.NOT_SEEN;

        void read(Finding finding) {
            if ("gateway".equals(finding.args().get("on"))) {
                return;
            }
            switch (finding.stage()) {
                case NEGOTIATION -> negotiation(finding);
                case TLS -> tls(finding);
                case CERTIFICATE -> certificate(finding);
                case NLA -> signIn(finding.code());
                case NAME, TCP, UDP, GATEWAY, PATH -> {}
            }
        }

        /** A host that demands one protection refuses the others. */
        private void negotiation(Finding finding) {
            switch (finding.code()) {
                case SECURITY_PROTOCOLS -> {
                    accepted.addAll(Protection.list(arg(finding, "accepted")));
                    refused.addAll(Protection.list(arg(finding, "refused")));
                }
                case NEGOTIATION_OK -> {
                    String selected = arg(finding, "protocols").replace("CredSSP-EX", "CredSSP");
                    accepted.addAll(Protection.list(selected.replace("Entra ID", "Entra")));
                }
                case NLA_REQUIRED -> demanded(Protection.CREDSSP, Protection.TLS, Protection.CLASSIC);
                case CLASSIC_ONLY -> demanded(Protection.CLASSIC, Protection.TLS, Protection.CREDSSP);
                case ENTRA_REQUIRED ->
                    demanded(Protection.ENTRA, Protection.TLS, Protection.CREDSSP, Protection.CLASSIC);
                case SERVER_HAS_NO_CERTIFICATE -> refused.addAll(List.of(Protection.TLS, Protection.CREDSSP));
                case TLS_REQUIRED -> refused.add(Protection.CLASSIC);
                case CLASSIC_ALLOWED -> accepted.add(Protection.CLASSIC);
                case SMARTCARD_REQUIRED -> smartCard = true;
                case NEGOTIATION_REFUSED -> {}
                default -> {
                    return; // says nothing about protection
                }
            }
            answered = true;
        }

        private void demanded(Protection only, Protection... others) {
            accepted.add(only);
            refused.addAll(List.of(others));
        }

        private void tls(Finding finding) {
            switch (finding.code()) {
                case TLS_VERSIONS -> {
                    tls.addAll(TlsVersion.list(arg(finding, "accepted")));
                    tlsRefused.addAll(TlsVersion.list(arg(finding, "refused")));
                }
                case TLS_OK -> {
                    tls.addAll(TlsVersion.list(arg(finding, "version")));
                    cipher = Optional.of(arg(finding, "cipher"));
                }
                case TLS_TOO_OLD -> {
                    tls.addAll(TlsVersion.list(arg(finding, "version")));
                    // Our own offer goes up to the newest, so it would have got one if the host had it.
                    tlsRefused.addAll(EnumSet.of(TlsVersion.V1_2, TlsVersion.V1_3));
                }
                case TLS_ONLY_1_3 -> {
                    tls.add(TlsVersion.V1_3);
                    tlsRefused.addAll(EnumSet.range(TlsVersion.V1_0, TlsVersion.V1_2));
                }
                case TLS_WEAK_CIPHER -> {
                    weakCipher = true;
                    cipher = Optional.of(arg(finding, "cipher"));
                }
                case TLS_CLOSED_BEFORE_HELLO,
                        TLS_RESET_AFTER_HELLO,
                        TLS_CLOSED_AFTER_HELLO,
                        TLS_STALLED,
                        TLS_ALERT,
                        TLS_NO_COMMON_CIPHER,
                        TLS_INTERRUPTED,
                        TLS_REFUSED_IN_PLAIN,
                        TLS_MALFORMED -> tlsFailed = true;
                default -> {} // not about what the host can do
            }
        }

        private void certificate(Finding finding) {
            switch (finding.code()) {
                case CERTIFICATE_SELF_SIGNED -> faults.add(CertificateFault.SELF_SIGNED);
                case CERTIFICATE_UNTRUSTED_ISSUER, CERTIFICATE_INTERMEDIATE_MISSING ->
                    faults.add(CertificateFault.UNTRUSTED);
                case CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_ISSUER_EXPIRED ->
                    faults.add(CertificateFault.EXPIRED);
                case CERTIFICATE_NAME_MISMATCH -> faults.add(CertificateFault.NAME_MISMATCH);
                case CERTIFICATE_WEAK_KEY, CERTIFICATE_WEAK_SIGNATURE -> faults.add(CertificateFault.WEAK);
                case CERTIFICATE_WRONG_PURPOSE, CERTIFICATE_BAD_KEY_USAGE -> faults.add(CertificateFault.WRONG_PURPOSE);
                case CERTIFICATE_SEEN, CERTIFICATE_UNREADABLE, NOT_TESTED, PROBE_BROKEN -> {
                    return; // nobody has judged a certificate by that
                }
                default -> {} // nothing that a client minds
            }
            certificateRead = true;
        }

        private void signIn(FindingCode code) {
            switch (code) {
                case NLA_OK -> atLeast(SignIn.WORKS);
                case CREDSSP_OLD -> atLeast(SignIn.OLD);
                case NTLM_BLOCKED -> atLeast(SignIn.KERBEROS_DEMANDED);
                case NLA_CLOSED, NLA_TIMEOUT, NLA_MALFORMED, NLA_ERROR -> atLeast(SignIn.FAILED);
                default -> {} // who the host is
            }
        }

        private void atLeast(SignIn seen) {
            signIn = seen.compareTo(signIn) > 0 ? seen : signIn;
        }

        private static String arg(Finding finding, String name) {
            return finding.args().getOrDefault(name, "");
        }

        Host host() {
            return new Host(
                    accepted,
                    refused,
                    smartCard,
                    tls,
                    tlsRefused,
                    tlsFailed,
                    cipher,
                    weakCipher,
                    certificateRead ? Optional.of(faults) : Optional.empty(),
                    signIn);
        }
    }
}
