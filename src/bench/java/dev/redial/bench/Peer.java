package dev.redial.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The other scanners, with the options with which people test RDP hosts. */
enum Peer {
    NMAP("nmap") {
        @Override
        List<String> command(InetSocketAddress host) {
            // On another port than 3389 nmap has to be told that this is RDP; "+" runs a script all the same. "-n"
            // saves it a lookup.
            String force = host.getPort() == RDP ? "" : "+";
            return List.of(
                    "nmap",
                    "-n",
                    "-Pn",
                    "-p",
                    String.valueOf(host.getPort()),
                    "--script",
                    force
                            + String.join(
                                    "," + force,
                                    "rdp-enum-encryption",
                                    "rdp-ntlm-info",
                                    "ssl-cert",
                                    "ssl-enum-ciphers"),
                    host.getAddress().getHostAddress());
        }

        @Override
        List<String> versionCommand() {
            return List.of("nmap", "--version");
        }
    },
    SSLSCAN("sslscan") {
        @Override
        List<String> command(InetSocketAddress host) {
            return List.of(
                    "sslscan",
                    "--no-colour",
                    "--rdp",
                    "--sni-name=" + PracticeSide.NAME,
                    host.getAddress().getHostAddress() + ":" + host.getPort());
        }

        @Override
        List<String> versionCommand() {
            return List.of("sslscan", "--no-colour", "--version");
        }
    };

    static final int RDP = 3389;

    /** Longer than either needs for a host that answers. */
    private static final long PATIENCE_SECONDS = 60;

    /** One run of a peer, ended by us if it took too long. */
    record Run(double millis, String output) {
        boolean says(String word) {
            return output.contains(word);
        }
    }

    final String program;

    Peer(String program) {
        this.program = program;
    }

    abstract List<String> command(InetSocketAddress host);

    abstract List<String> versionCommand();

    boolean installed() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String version() throws IOException, InterruptedException {
        return run(versionCommand())
                .output()
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    Run run(InetSocketAddress host) throws IOException, InterruptedException {
        return run(command(host));
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        Thread reaper = Thread.startVirtualThread(() -> endLate(process));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int unused = process.waitFor();
        reaper.interrupt();
        return new Run((System.nanoTime() - begun) / 1e6, output);
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException ended) {
            // by itself
        }
    }
}
