package dev.redial.full;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.finding.Severity;
import dev.redial.practice.PracticeCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks a real xrdp, each time with another certificate or security layer. */
@Tag("full")
class XrdpTest {

    private static final String NAME = "pc7.example.org";
    private static final PracticeCertificate AUTHORITY =
            PracticeCertificate.named("Example authority").authority().selfSigned();

    @TempDir
    Path folder;

    private Path program;
    private Path authority;
    private Processes processes;

    @BeforeEach
    void prepare() throws IOException {
        program = Packages.xrdp();
        processes = new Processes(folder);
        authority = Files.writeString(folder.resolve("authority.pem"), AUTHORITY.pem());
    }

    @AfterEach
    void stop() {
        if (processes != null) {
            processes.close();
        }
    }

    @Test
    void healthy_nothingToComplainOf() throws IOException {
        int port = start("tls", valid());

        Look look = Look.at(NAME, port, authority);

        assertThat(look.codes()).contains(PORT_OPEN, NEGOTIATION_OK, TLS_REQUIRED, TLS_OK, CERTIFICATE_OK);
        assertThat(look.the(NEGOTIATION_OK).args()).containsEntry("protocols", "TLS");
        assertThat(look.the(TLS_OK).args()).containsEntry("version", "1.3");
        assertThat(look.findings()).extracting(f -> f.severity()).doesNotContain(Severity.PROBLEM, Severity.WARNING);
    }

    @Test
    void authorityUnknown_issuerIsNotTrusted() throws IOException {
        int port = start("tls", valid());

        assertThat(Look.at(NAME, port).codes())
                .containsAnyOf(CERTIFICATE_UNTRUSTED_ISSUER, CERTIFICATE_INTERMEDIATE_MISSING)
                .doesNotContain(CERTIFICATE_OK);
    }

    @Test
    void certificateExpired_isAProblem() throws IOException {
        Instant end = Instant.now().minus(Duration.ofDays(3));
        int port = start(
                "tls",
                PracticeCertificate.named(NAME).sans(NAME).validUntil(end).signedBy(AUTHORITY));

        Look look = Look.at(NAME, port, authority);

        assertThat(look.the(CERTIFICATE_EXPIRED).severity()).isEqualTo(Severity.PROBLEM);
        assertThat(look.codes()).contains(TLS_OK).doesNotContain(CERTIFICATE_OK);
    }

    @Test
    void certificateForAnotherName_isNamed() throws IOException {
        int port = start(
                "tls",
                PracticeCertificate.named("old.example.org")
                        .sans("old.example.org")
                        .signedBy(AUTHORITY));

        Look look = Look.at(NAME, port, authority);

        assertThat(look.the(CERTIFICATE_NAME_MISMATCH).args())
                .containsEntry("typed", NAME)
                .containsEntry("names", "old.example.org");
        assertThat(look.codes()).doesNotContain(CERTIFICATE_OK);
    }

    @Test
    void classicOnly_selectionCountsAndNotTheReply() throws IOException {
        int port = start("rdp", valid());

        Look look = Look.at(NAME, port, authority);

        assertThat(look.codes()).contains(CLASSIC_ONLY).doesNotContain(NEGOTIATION_OK, TLS_OK);
        assertThat(look.the(CLASSIC_ONLY).args()).containsEntry("level", "high");
    }

    @Test
    void negotiate_classicIsAllowedBesideTls() throws IOException {
        int port = start("negotiate", valid());

        Look look = Look.at(NAME, port, authority);

        assertThat(look.codes()).contains(NEGOTIATION_OK, TLS_OK, CLASSIC_ALLOWED);
        assertThat(look.the(CLASSIC_ALLOWED).args()).containsEntry("level", "high");
    }

    @Test
    void keyOfAnotherCertificate_refusedInPlain() throws IOException {
        PracticeCertificate other = valid();
        PracticeCertificate mixed = new PracticeCertificate(valid().certificate(), other.key(), other.issuer());
        int port = start("tls", mixed);

        assertThat(Look.at(NAME, port, authority).codes()).contains(TLS_REFUSED_IN_PLAIN);
    }

    @Test
    void keyMissing_hasNoCertificate() throws IOException {
        int port = start("tls", valid(), folder.resolve("missing.pem"));

        assertThat(Look.at(NAME, port, authority).codes()).contains(SERVER_HAS_NO_CERTIFICATE);
    }

    private static PracticeCertificate valid() {
        return PracticeCertificate.named(NAME).sans(NAME).signedBy(AUTHORITY);
    }

    private int start(String securityLayer, PracticeCertificate certificate) throws IOException {
        return start(securityLayer, certificate, Files.writeString(folder.resolve("key.pem"), certificate.keyPem()));
    }

    private int start(String securityLayer, PracticeCertificate certificate, Path key) throws IOException {
        int port = Waiting.freePort();
        Path chain = Files.writeString(folder.resolve("certificate.pem"), certificate.pem());
        Path settings = Files.writeString(folder.resolve("xrdp.ini"), """
                [Globals]
                ini_version=1
                fork=true
                port=tcp://127.0.0.1:%d
                security_layer=%s
                crypt_level=high
                certificate=%s
                key_file=%s
                ssl_protocols=TLSv1.2, TLSv1.3

                [Logging]
                LogFile=%s
                LogLevel=INFO
                EnableSyslog=false

                [Xvnc]
                name=Xvnc
                lib=libvnc.so
                ip=127.0.0.1
                port=-1
                """.formatted(
                        port, securityLayer, chain, key, folder.resolve("xrdp-own.log")));
        processes
                .start("xrdp", Map.of(), List.of(program.toString(), "--nodaemon", "--config", settings.toString()))
                .await(() -> Waiting.listens(port));
        return port;
    }
}
