package dev.redial.hostile;

import static dev.redial.hostile.HostileBytes.der;
import static dev.redial.hostile.HostileBytes.joined;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Certificates that no authority would sign, by the names that cases have for them. Written byte by byte (RFC 5280 section 4.1), as libraries
 * refuse to make them.
 *
 * @param chain the server's own first, in DER
 * @param publicKey of the server's own
 */
record HostileCertificate(List<byte[]> chain, PrivateKey key, SubjectPublicKeyInfo publicKey) {

    /** All names of {@link #of}. */
    static final List<String> PROFILES = List.of(
            "ok",
            "rsa1024-sha1",
            "cn-nul",
            "cn-script",
            "cn-crlf",
            "cn-bidi",
            "cn-formula",
            "cn-path",
            "cn-long",
            "far-future",
            "expired-1971",
            "inverted-validity",
            "san-5000",
            "san-mixed",
            "empty-subject",
            "aia-canary",
            "nc-bomb",
            "serial-weird",
            "chain-60",
            "chain-loop",
            "huge-rsa-ca",
            "explicit-ec-ca");

    private static final Map<String, HostileCertificate> MADE = new ConcurrentHashMap<>();
    private static final KeyPair RSA_2048 = rsa(2048);
    private static final KeyPair RSA_1024 = rsa(1024);
    private static final KeyPair OTHER = rsa(2048);

    private static final String USUAL_NAME = "host1.lab.example";
    private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final LocalDateTime END = LocalDateTime.of(2034, 1, 1, 0, 0);

    private static final String SUBJECT_ALTERNATIVE_NAME = "551d11";
    private static final String BASIC_CONSTRAINTS = "551d13";
    private static final String NAME_CONSTRAINTS = "551d1e";
    private static final String CRL_DISTRIBUTION_POINTS = "551d1f";
    private static final String AUTHORITY_INFORMATION_ACCESS = "2b06010505070101";
    private static final byte[] AN_AUTHORITY = extension(BASIC_CONSTRAINTS, hex("30030101ff"));

    /** Makes them all, which takes keys and so a while. */
    static void makeAll() {
        PROFILES.forEach(HostileCertificate::of);
    }

    static HostileCertificate of(String profile) {
        return MADE.computeIfAbsent(profile, HostileCertificate::make);
    }

    /** A profile beside {@link #PROFILES}: what it asks its reader to fetch. @param what {@code caIssuers}, {@code ocsp} or {@code crl} */
    static String pointing(String what, String url) {
        return "points " + what + " " + url;
    }

    /** A profile beside {@link #PROFILES}: whose certificate it says it is. */
    static String naming(List<String> names) {
        return "names " + String.join(" ", names);
    }

    private static HostileCertificate make(String profile) {
        String[] words = profile.split(" ", -1);
        if (words[0].equals("points")) {
            return alone(
                    new Draft().subject(USUAL_NAME).issuer("Absent Issuing CA").with(pointer(words[1], words[2])));
        }
        if (words[0].equals("names")) {
            byte[][] names =
                    Arrays.stream(words).skip(1).map(HostileCertificate::dns).toArray(byte[][]::new);
            return alone(new Draft()
                    .subject(words[1])
                    .issuer(words[1])
                    .with(extension(SUBJECT_ALTERNATIVE_NAME, der(0x30, names))));
        }
        Draft usual = new Draft().subject(name(profile)).issuer(name(profile));
        return switch (profile) {
            case "ok", "cn-nul", "cn-script", "cn-crlf", "cn-bidi", "cn-formula", "cn-path", "cn-long" -> alone(usual);
            case "rsa1024-sha1" -> alone(usual.key(RSA_1024).sha1());
            case "far-future" ->
                alone(usual.valid(LocalDateTime.of(2050, 1, 1, 0, 0), LocalDateTime.of(9999, 12, 31, 23, 59, 59)));
            case "expired-1971" ->
                alone(usual.valid(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(1971, 1, 1, 0, 0)));
            case "inverted-validity" -> alone(usual.valid(END, BEGIN));
            case "san-5000" -> alone(usual.with(extension(SUBJECT_ALTERNATIVE_NAME, der(0x30, manyNames(5000)))));
            case "san-mixed" -> alone(usual.with(extension(SUBJECT_ALTERNATIVE_NAME, mixedNames())));
            case "empty-subject" -> alone(new Draft());
            case "aia-canary" -> alone(usual.issuer("Absent Issuing CA").with(canaryAddresses()));
            case "nc-bomb" -> alone(usual.with(manyConstraints()));
            case "serial-weird" -> alone(usual.serial(joined(hex("80"), hex("01".repeat(63)))));
            case "chain-60" -> chainOf60(usual);
            case "chain-loop" -> loop(usual);
            case "huge-rsa-ca" -> below(usual.issuer("Huge CA").signature(hex("01".repeat(2048))), hugeKey());
            case "explicit-ec-ca" -> below(usual.issuer("EC CA").signature(hex("3006020101020101")), explicitCurve());
            default -> throw new IllegalArgumentException(profile);
        };
    }

    private static String name(String profile) {
        return switch (profile) {
            case "cn-nul" -> "good.example\0.evil.example";
            case "cn-script" -> "<script>alert(document.domain)</script>";
            case "cn-crlf" -> "a\r\n2026-01-01 INFO login ok\033[2J";
            case "cn-bidi" -> "h\u202etxt.exe\u200b";
            case "cn-formula" -> "=HYPERLINK(\"http://x\",\"y\")";
            case "cn-path" -> "../../../../tmp/x";
            case "cn-long" -> "L".repeat(60_000);
            default -> USUAL_NAME;
        };
    }

    private static HostileCertificate alone(Draft draft) {
        return with(draft, List.of());
    }

    private static HostileCertificate with(Draft leaf, List<byte[]> above) {
        List<byte[]> chain = new ArrayList<>();
        chain.add(leaf.signed());
        chain.addAll(above);
        return new HostileCertificate(
                List.copyOf(chain),
                leaf.key.getPrivate(),
                SubjectPublicKeyInfo.getInstance(leaf.key.getPublic().getEncoded()));
    }

    private static HostileCertificate chainOf60(Draft leaf) {
        List<byte[]> above = IntStream.range(1, 60)
                .mapToObj(i -> new Draft()
                        .subject("CA" + i)
                        .issuer("CA" + (i + 1))
                        .key(RSA_1024)
                        .with(AN_AUTHORITY)
                        .signed())
                .toList();
        return with(leaf.issuer("CA1").signer(RSA_1024), above);
    }

    /** A signed by B, B signed by A. */
    private static HostileCertificate loop(Draft leaf) {
        byte[] a = new Draft()
                .subject("A")
                .issuer("B")
                .key(RSA_2048)
                .signer(OTHER)
                .with(AN_AUTHORITY)
                .signed();
        byte[] b = new Draft()
                .subject("B")
                .issuer("A")
                .key(OTHER)
                .signer(RSA_2048)
                .with(AN_AUTHORITY)
                .signed();
        return with(leaf.issuer("A"), List.of(a, b, a));
    }

    /** Under an authority with this key, whose signatures are made up. */
    private static HostileCertificate below(Draft leaf, byte[] authorityKey) {
        Draft authority = new Draft()
                .subject(leaf.issuer.orElseThrow())
                .issuer(leaf.issuer.orElseThrow())
                .with(AN_AUTHORITY)
                .signature(leaf.signature.orElseThrow());
        authority.publicKey = authorityKey;
        return with(leaf, List.of(authority.signed()));
    }

    /** A modulus of 16 384 bits and an exponent of the same size: checking one signature takes minutes (CVE-2023-29409). */
    private static byte[] hugeKey() {
        BigInteger modulus =
                new BigInteger(16_384, new Random(1)).setBit(16_383).setBit(0);
        BigInteger exponent =
                new BigInteger(16_383, new Random(2)).setBit(16_382).setBit(0);
        return der(
                0x30,
                hex("300d06092a864886f70d0101010500"),
                der(3, new byte[1], der(0x30, der(2, modulus.toByteArray()), der(2, exponent.toByteArray()))));
    }

    /** Explicit parameters over a field whose order is no prime, and a compressed point: square roots in it need not end (CVE-2022-0778). */
    private static byte[] explicitCurve() {
        byte[] field = der(0x30, hex("06072a8648ce3d0101"), der(2, hex("02b9")));
        byte[] curve = der(0x30, der(4, hex("0017")), der(4, hex("0000")));
        byte[] parameters = der(0x30, hex("020101"), field, curve, der(4, hex("020008")), der(2, hex("02b9")));
        return der(0x30, der(0x30, hex("06072a8648ce3d0201"), parameters), der(3, hex("00020008")));
    }

    private static byte[] manyNames(int count) {
        return joined(IntStream.range(0, count)
                .mapToObj(i -> dns("h" + i + ".lab.example"))
                .toArray(byte[][]::new));
    }

    private static byte[] mixedNames() {
        byte[] otherName = der(
                0xa0, hex("060a2b060104018237140203"), der(0xa0, der(0x0c, "u@d".getBytes(StandardCharsets.UTF_8))));
        return der(
                0x30,
                dns("*.lab.example"),
                general(7, hex("0a000001")),
                general(1, ascii("a@b")),
                general(6, ascii("javascript:alert(1)")),
                dns(""),
                dns("<b>x</b>"),
                otherName);
    }

    private static byte[] canaryAddresses() {
        String canary = "http://127.0.0.1:" + HostileCanary.port() + "/";
        byte[] access = der(0x30, access("caIssuers", canary + "ca.cer"), access("ocsp", canary + "ocsp"));
        return joined(extension(AUTHORITY_INFORMATION_ACCESS, access), pointer("crl", canary + "x.crl"));
    }

    /** RFC 5280 sections 4.2.2.1 and 4.2.1.13. */
    private static byte[] pointer(String what, String url) {
        return what.equals("crl")
                ? extension(CRL_DISTRIBUTION_POINTS, der(0x30, der(0x30, der(0xa0, der(0xa0, general(6, ascii(url)))))))
                : extension(AUTHORITY_INFORMATION_ACCESS, der(0x30, access(what, url)));
    }

    private static byte[] access(String what, String url) {
        String method = what.equals("ocsp") ? "06082b06010505073001" : "06082b06010505073002";
        return der(0x30, hex(method), general(6, ascii(url)));
    }

    private static byte[] manyConstraints() {
        byte[][] trees = IntStream.range(0, 2000)
                .mapToObj(i -> der(0x30, dns("n" + i + ".example")))
                .toArray(byte[][]::new);
        return joined(extension(NAME_CONSTRAINTS, der(0x30, der(0xa0, trees))), extension("2a0304", hex("0500")));
    }

    private static byte[] dns(String name) {
        return general(2, ascii(name));
    }

    private static byte[] general(int kind, byte[] content) {
        return der(0x80 | kind, content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A critical one but for names and addresses, which never are. */
    private static byte[] extension(String id, byte[] value) {
        boolean critical =
                List.of(BASIC_CONSTRAINTS, NAME_CONSTRAINTS, "2a0304").contains(id);
        return der(0x30, der(6, hex(id)), critical ? hex("0101ff") : new byte[0], der(4, value));
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate in the making. */
    private static final class Draft {
        private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
        private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

        private Optional<String> subject = Optional.empty();
        private Optional<String> issuer = Optional.empty();
        private LocalDateTime from = BEGIN;
        private LocalDateTime until = END;
        private KeyPair key = RSA_2048;
        private byte[] publicKey = RSA_2048.getPublic().getEncoded();
        private KeyPair signer = RSA_2048;
        private Optional<byte[]> signature = Optional.empty();
        private byte[] serial = hex("1234");
        private byte[] extensions = new byte[0];
        private boolean sha1;

        Draft subject(String name) {
            subject = Optional.of(name);
            return this;
        }

        Draft issuer(String name) {
            issuer = Optional.of(name);
            return this;
        }

        Draft valid(LocalDateTime first, LocalDateTime last) {
            from = first;
            until = last;
            return this;
        }

        Draft key(KeyPair pair) {
            key = pair;
            publicKey = pair.getPublic().getEncoded();
            signer = pair;
            return this;
        }

        Draft signer(KeyPair pair) {
            signer = pair;
            return this;
        }

        Draft signature(byte[] madeUp) {
            signature = Optional.of(madeUp);
            return this;
        }

        Draft sha1() {
            sha1 = true;
            return this;
        }

        Draft serial(byte[] octets) {
            serial = octets;
            return this;
        }

        Draft with(byte[] more) {
            extensions = more;
            return this;
        }

        byte[] signed() {
            byte[] algorithm = hex(sha1 ? "300d06092a864886f70d0101050500" : "300d06092a864886f70d01010b0500");
            byte[] content = der(
                    0x30,
                    hex("a003020102"),
                    der(2, serial),
                    algorithm,
                    name(issuer),
                    der(0x30, time(from), time(until)),
                    name(subject),
                    publicKey,
                    extensions.length == 0 ? new byte[0] : der(0xa3, der(0x30, extensions)));
            return der(0x30, content, algorithm, der(3, new byte[1], signature.orElseGet(() -> sign(content))));
        }

        private byte[] sign(byte[] content) {
            try {
                Signature rsa = Signature.getInstance(sha1 ? "SHA1withRSA" : "SHA256withRSA");
                rsa.initSign(signer.getPrivate());
                rsa.update(content);
                return rsa.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] name(Optional<String> common) {
            return common.map(n -> der(
                            0x30,
                            der(0x31, der(0x30, hex("0603550403"), der(0x0c, n.getBytes(StandardCharsets.UTF_8))))))
                    .orElseGet(() -> der(0x30));
        }

        private static byte[] time(LocalDateTime moment) {
            boolean inTwoDigits = moment.getYear() >= 1950 && moment.getYear() < 2050;
            return inTwoDigits ? der(0x17, ascii(SHORT.format(moment))) : der(0x18, ascii(LONG.format(moment)));
        }
    }
}
