package dev.redial.full;

import static dev.redial.finding.FindingCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks FreeRDP's shadow server, which speaks CredSSP; it shares a virtual display. */
@Tag("full")
class ShadowTest {

    /** An account is needed to have Network Level Authentication at all; nobody logs on with it. */
    private static final String ACCOUNT = "nobody:::00000000000000000000000000000000:::\n";

    @TempDir
    Path folder;

    private Path program;
    private Processes processes;
    private String display;

    @BeforeEach
    void startDisplay() throws IOException {
        program = Packages.shadowServer();
        Path virtual = Packages.virtualDisplay();
        processes = new Processes(folder);
        // With -displayfd it takes a free number itself and writes it, on a line of its own.
        Processes.Started xvfb = processes.start(
                "xvfb",
                Map.of(),
                // The shadow server opens its display more than once; without -noreset it is gone for a moment in
                // between.
                List.of(
                        virtual.toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "640x480x24",
                        "-noreset",
                        "-nolisten",
                        "tcp"));
        xvfb.await(() -> number(xvfb.said()).length() > 0);
        display = ":" + number(xvfb.said());
    }

    @AfterEach
    void stop() {
        if (processes != null) {
            processes.close();
        }
    }

    @Test
    void nlaDemanded_challengeNamesTheHost() throws IOException {
        int port = start("nla");

        Look look = Look.at("pc7.example.org", port);

        assertThat(look.the(NEGOTIATION_OK).args().get("protocols")).startsWith("CredSSP");
        assertThat(look.codes())
                .contains(NLA_REQUIRED, TLS_OK, CERTIFICATE_SELF_SIGNED, NLA_OK, HOST_IDENTITY)
                .doesNotContain(CLASSIC_ALLOWED, CLOCK_SKEW);
        // It says that it is Windows 7, whose support has ended.
        assertThat(look.the(HOST_IDENTITY).args())
                .containsKey("computer")
                .containsEntry("build", "6.1.7601")
                .containsEntry("system", "not-windows");
        assertThat(look.codes()).doesNotContain(OS_END_OF_SUPPORT);
    }

    @Test
    void tlsOnly_nlaIsNotOffered() throws IOException {
        int port = start("tls");

        assertThat(Look.at("pc7.example.org", port).codes())
                .contains(NEGOTIATION_OK, TLS_OK)
                .doesNotContain(NLA_REQUIRED, NLA_OK);
    }

    @Test
    void classicOnly_isRefusedWithFailure2() throws IOException {
        int port = start("rdp");

        assertThat(Look.at("pc7.example.org", port).codes())
                .contains(CLASSIC_ONLY)
                .doesNotContain(NEGOTIATION_OK);
    }

    private int start(String security) throws IOException {
        int port = Waiting.freePort();
        Path accounts = Files.writeString(folder.resolve("sam"), ACCOUNT);
        processes
                .start(
                        "shadow",
                        Map.of("DISPLAY", display, "HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()),
                        List.of(
                                program.toString(),
                                "/bind-address:127.0.0.1",
                                "/port:" + port,
                                "/sam-file:" + accounts,
                                security.equals("nla") ? "+auth" : "-auth",
                                "/sec:" + security))
                .await(() -> Waiting.listens(port));
        return port;
    }

    private static String number(String said) {
        return said.lines().filter(line -> line.matches("\\d+")).findFirst().orElse("");
    }
}
