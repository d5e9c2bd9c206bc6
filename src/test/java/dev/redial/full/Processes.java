package dev.redial.full;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Programs that a test has started. Each writes to a file of its own in the given folder; all are stopped at the end, the last one first. */
final class Processes implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final Path folder;
    private final Deque<Started> started = new ArrayDeque<>();

    Processes(Path folder) {
        this.folder = folder;
    }

    /** A program with the file that holds what it said. */
    record Started(Process process, Path output) {

        String said() {
            try {
                return Files.readString(output, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits for a sign that the program is ready. An end or a silence of a minute fails, with what the program said. */
        void await(BooleanSupplier ready) {
            boolean settled = Waiting.until(() -> !process.isAlive() || ready.getAsBoolean(), TO_START);
            if (!settled || !process.isAlive()) {
                throw new AssertionError(
                        "%s %s: %s".formatted(output.getFileName(), settled ? "ended" : "hangs", said()));
            }
        }

        /** Asks the program and all it started to end, and insists after a while. */
        void stop() {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            children.forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Starts a program without standard input, in this folder, with these variables besides our own. */
    Started start(String name, Map<String, String> environment, List<String> command) throws IOException {
        Path output = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Started one = new Started(builder.start(), output);
        started.push(one);
        return one;
    }

    @Override
    public void close() {
        started.forEach(Started::stop);
        started.clear();
    }
}
