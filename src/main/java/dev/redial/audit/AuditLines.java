package dev.redial.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** The trail as JSON, one object a line: where it begins, where it ends, then each entry. */
public final class AuditLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLines() {}

    /** Writes the whole trail. */
    public static void write(AuditTrail trail, OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            trail.read(
                    (start, end) -> {
                        line(writer, mark("after", start));
                        line(writer, mark("end", end));
                    },
                    entry -> line(writer, json(entry)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void line(BufferedWriter writer, ObjectNode json) {
        try {
            writer.write(json.toString());
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode mark(String name, AuditChain.Mark mark) {
        return JSON.createObjectNode().put(name, mark.number()).put("hash", mark.hash());
    }

    private static ObjectNode json(AuditEntry e) {
        return JSON.createObjectNode()
                .put("number", e.number())
                .put("at", e.at().toString())
                .put("who", e.who())
                .put("action", e.action())
                .put("subject", e.subject())
                .put("detail", e.detail())
                .put("previous", e.previous())
                .put("hash", e.hash());
    }

    /**
     * Follows a trail that was written so.
     *
     * @return empty when these are not lines of a trail
     */
    public static Optional<AuditChain.Verdict> follow(Iterator<String> lines) {
        try {
            AuditChain.Mark start = mark(lines, "after");
            AuditChain.Mark end = mark(lines, "end");
            Iterator<AuditEntry> entries = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public AuditEntry next() {
                    return entry(tree(lines.next()));
                }
            };
            return Optional.of(AuditChain.follow(start, entries, end));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuditChain.Mark mark(Iterator<String> lines, String name) {
        JsonNode json = tree(lines.hasNext() ? lines.next() : "{}");
        return new AuditChain.Mark(
                json.required(name).asLong(), json.required("hash").asText());
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e); // a file that can't be read is another matter, and not hidden
        }
    }

    private static AuditEntry entry(JsonNode json) {
        return new AuditEntry(
                json.required("number").asLong(),
                Instant.parse(json.required("at").asText()),
                json.required("who").asText(),
                json.required("action").asText(),
                json.required("subject").asText(),
                json.required("detail").asText(),
                json.required("previous").asText(),
                json.required("hash").asText());
    }
}
