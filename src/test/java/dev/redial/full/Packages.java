package dev.redial.full;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of the operating system that these tests start. A test without its program is skipped and says which package is missing; with
 * {@code CI} set it fails, so that nothing is skipped unseen.
 */
final class Packages {

    private Packages() {}

    static Path xrdp() {
        return installed("/usr/sbin/xrdp", "xrdp");
    }

    static Path shadowServer() {
        return installed("/usr/bin/freerdp-shadow-cli", "freerdp2-shadow-x11");
    }

    static Path virtualDisplay() {
        return installed("/usr/bin/Xvfb", "xvfb");
    }

    static Path browser() {
        return installed("/usr/bin/chromium", "chromium");
    }

    static Path nft() {
        return installed("/usr/sbin/nft", "nftables");
    }

    static Path ip() {
        return installed("/usr/sbin/ip", "iproute2");
    }

    /** Namespaces of the network are for root. */
    static void root() {
        if (!System.getProperty("user.name").equals("root")) {
            missing("only root may make a network of its own");
        }
    }

    private static Path installed(String program, String debianPackage) {
        Path path = Path.of(program);
        if (!Files.isExecutable(path)) {
            missing("%s is missing: install the package %s".formatted(program, debianPackage));
        }
        return path;
    }

    private static void missing(String what) {
        if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
            fail(what);
        }
        Assumptions.abort(what);
    }
}
