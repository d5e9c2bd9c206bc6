package dev.redial.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** How much this program reads of its peers, as the Flight Recorder saw it: a server cannot tell what a client read from what waits in buffers. */
public final class ReadBytes implements AutoCloseable {

    private static final String READ = "jdk.SocketRead";

    private final Recording recording = new Recording();

    private ReadBytes() {}

    /** Begins to count. */
    public static ReadBytes counting() {
        ReadBytes counting = new ReadBytes();
        counting.recording
                .enable(READ)
                .withThreshold(Duration.ZERO)
                .withoutStackTrace()
                .with("throttle", "off");
        counting.recording.start();
        return counting;
    }

    /** Ends the counting and tells how many bytes were read, by the peer's port. */
    public Map<Integer, Long> byPort() {
        try {
            Path file = Files.createTempFile("read-bytes", ".jfr");
            try {
                recording.stop();
                recording.dump(file);
                Map<Integer, Long> read = new HashMap<>();
                for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                    if (event.getEventType().getName().equals(READ)) {
                        read.merge(event.getInt("port"), Math.max(0, event.getLong("bytesRead")), Long::sum);
                    }
                }
                return read;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
