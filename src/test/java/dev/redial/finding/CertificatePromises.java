package dev.redial.finding;

import dev.redial.probe.Observation.CertificateChain;
import dev.redial.rdp.PeerText;
import dev.redial.target.HostName;
import dev.redial.target.NameLookup;
import dev.redial.target.Port;
import dev.redial.target.TestTargets;
import java.nio.ByteBuffer;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the readers of certificates promise for any bytes; the oracle of the mutation test and of the fuzz targets. */
final class CertificatePromises {

    private static final HostName NAME = TestTargets.hostName("pc7.example");
    private static final HostName ADDRESS = TestTargets.hostName("20.42.73.24");
    private static final CertificateAssessor ASSESSOR = new CertificateAssessor(new TrustAnchors(Set.of()));

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private CertificatePromises() {}

    /** Whether this is a certificate. */
    static boolean certificate(byte[] der) {
        Optional<ReadCertificate> read = ReadCertificate.of(der);
        read.ifPresent(certificate -> {
            clean(certificate.subject());
            clean(certificate.issuer());
            certificate.weakKey().ifPresent(CertificatePromises::clean);
            certificate.weakSignature().ifPresent(CertificatePromises::clean);
            promise(certificate.names().size() <= der.length, "more names than bytes");
            certificate.covers(ADDRESS);
        });
        assess(der);
        return read.isPresent();
    }

    /** Certificates one after the other, each behind its length in two bytes; where they lead. */
    static CertificatePath.End chain(byte[] bytes, TrustAnchor anchor) {
        List<byte[]> chain = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.remaining() > 2) {
            byte[] der = new byte[Math.min(left.getShort() & 0xffff, left.remaining())];
            left.get(der);
            chain.add(der);
        }
        return new CertificatePath(new TrustAnchors(Set.of(anchor)))
                .from(new CertificateChain(chain), NOW)
                .end();
    }

    private static void assess(byte[] der) {
        NameLookup lookup = TestTargets.lookup(NAME.ascii(), NameLookup.Status.FOUND);
        Seen seen = new Seen(NAME, Port.RDP, lookup, false, List.of(), NOW);
        List<Finding> findings = ASSESSOR.assess(new CertificateChain(List.of(der)), seen);
        promise(!findings.isEmpty(), "a certificate about which nothing is said");
        findings.forEach(finding -> finding.args().values().forEach(CertificatePromises::clean));
    }

    private static void clean(String text) {
        promise(text.length() <= PeerText.LONGEST && PeerText.clean(text).equals(text), "not clean: " + text);
    }

    private static void promise(boolean kept, String otherwise) {
        if (!kept) {
            throw new AssertionError(otherwise);
        }
    }
}
