package dev.redial.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An H2 database in a file, and the file beside it that holds its password: made up at the first start, readable for our account alone (W-20).
 * Who may read one of the two may read the other; the password keeps others out who can reach the database but not the disk.
 */
record H2Files(Path database, Path password) {

    private static final String START = "jdbc:h2:";
    private static final int BYTES = 24;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** What a database's address must not ask for: to run statements, to listen on the network, to speak another dialect than ours. */
    private static final Set<String> FORBIDDEN =
            Set.of("INIT", "AUTO_SERVER", "AUTO_SERVER_PORT", "MODE", "ALLOW_LITERALS", "TRACE_LEVEL_FILE");

    /** The files behind this address; empty for a database in memory. */
    static Optional<H2Files> at(String url) {
        String place = url.substring(START.length()).split(";", 2)[0];
        if (place.startsWith("mem:")) {
            return Optional.empty();
        }
        String name = place.startsWith("file:") ? place.substring("file:".length()) : place;
        String home = name.startsWith("~") ? System.getProperty("user.home", ".") + name.substring(1) : name;
        return Optional.of(new H2Files(Path.of(home + ".mv.db"), Path.of(home + ".password")));
    }

    /** Why this address is none that we open; empty if it is. */
    static Optional<String> complaint(String url) {
        String[] parts = url.substring(START.length()).split(";");
        String place = parts[0].toLowerCase(Locale.ROOT);
        if (place.matches("(?!mem:|file:)[a-z0-9]{2,}:.*")) {
            return Optional.of("only mem: and file: databases are opened, not " + place.replaceFirst(":.*", ":"));
        }
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i].split("=", 2)[0].strip().toUpperCase(Locale.ROOT);
            if (FORBIDDEN.contains(name) || name.contains("\\")) {
                return Optional.of(name + " is not allowed");
            }
        }
        return Optional.empty();
    }

    /** The password that is kept, or a new one. */
    String keptPassword() throws IOException {
        if (!Files.exists(password)) {
            makeFolder();
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(password, onlyOurs("rw-------"));
            Files.writeString(password, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
        }
        return Files.readString(password, StandardCharsets.US_ASCII).strip();
    }

    /** A folder that is there already keeps its rights: it may be shared. */
    private void makeFolder() throws IOException {
        Path folder = database.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, onlyOurs("rwx------"));
        }
    }

    /** H2 makes its file as the process's mask has it. */
    void shut() throws IOException {
        for (Path file : Set.of(database, password)) {
            if (POSIX && Files.exists(file)) {
                Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rw-------");
                Files.setPosixFilePermissions(file, ours);
            }
        }
    }

    private static FileAttribute<?>[] onlyOurs(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
