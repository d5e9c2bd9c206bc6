package dev.redial.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\x{2028}\\x{2029}]");
    private static final String TOKEN = "abcDEF123_-abcDEF123_-ab";

    private final OneLine filter = new OneLine();
    private final ExtFormatter plain = new PatternFormatter("%d{HH:mm} %-5p [%c] (%t) %s%e%n");

    static Stream<String> payloads() throws IOException {
        try (InputStream file = OneLineTest.class.getResourceAsStream("/hostile/log-lines.json")) {
            return Stream.of(new ObjectMapper().readValue(file, String[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void message_staysOneVisibleLine(String payload) {
        String line = written(record("host %s is odd", payload));
        assertThat(line).endsWith("\n");
        assertThat(UNSEEN.matcher(line.substring(0, line.length() - 1)).find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void exceptionWords_addNoLine(String payload) {
        ExtLogRecord record = record("broke %s", payload);
        record.setThrown(broken(payload));
        ExtLogRecord harmless = record("broke %s", "x");
        harmless.setThrown(broken("x"));

        String written = written(record);
        assertThat(written.lines()).hasSameSizeAs(written(harmless).lines().toList());
        assertThat(written).contains("java.lang.IllegalStateException: ", "Caused by: java.io.IOException: ");
        assertThat(UNSEEN.matcher(written.replaceAll("\r?\n\t?", "").replace("\t", ""))
                        .find())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void jsonLine_isOneObject(String payload) throws IOException {
        ExtLogRecord record = record("host %s is odd", payload);
        record.setThrown(new IllegalStateException(payload));
        filter.isLoggable(record);
        String line = new io.quarkus.logging.json.runtime.JsonFormatter().format(record);
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("level").asText()).isEqualTo("INFO");
        assertThat(read.path("message").asText())
                .startsWith("host ")
                .endsWith(payload.length() > 4000 ? "…" : "is odd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP Request to /s/" + TOKEN + " failed, error id: 1",
                "GET /s/" + TOKEN + "/check?x=1",
                "http://localhost:8080/api/v1/sessions/" + TOKEN + "/export",
                "Cookie: redial-desk=" + TOKEN + "; lang=de",
                "ID token verification has failed: JsonWebSignature->eyJhbGciOiJSUzI1NiJ9." + TOKEN + "." + TOKEN,
                "j_username=sam&j_password=" + TOKEN,
                "Authorization: Bearer " + TOKEN,
                "password: " + TOKEN
            })
    void secret_isNotWritten(String text) {
        assertThat(written(record("%s", text))).doesNotContain(TOKEN);
        ExtLogRecord thrown = record("broke %s", "");
        thrown.setThrown(new IOException("x", new IOException(text)));
        assertThat(written(thrown)).doesNotContain(TOKEN).contains("Caused by: java.io.IOException");
    }

    @Test
    void ordinaryRecord_isUntouched() {
        IOException thrown = new IOException("all is well, mostly (at 12:00)");
        ExtLogRecord record = record("erased %s sessions: ü 漢字 🙂", "12");
        record.setThrown(thrown);
        assertThat(written(record)).contains("erased 12 sessions: ü 漢字 🙂");
        assertThat(record.getThrown()).isSameAs(thrown);
    }

    @Test
    void exceptionThatCausesItself_isWritten() {
        IOException a = new IOException("a\nb");
        IOException b = new IOException("b", a);
        a.initCause(b);
        ExtLogRecord record = record("%s", "x");
        record.setThrown(a);
        assertThat(written(record)).contains("a\\nb");
    }

    @Test
    void plainJulRecord_isCleanedToo() {
        java.util.logging.LogRecord record = new java.util.logging.LogRecord(java.util.logging.Level.INFO, "a\nb");
        assertThat(List.of(filter.isLoggable(record), record.getMessage())).isEqualTo(List.of(true, "a\\nb"));
    }

    private static IllegalStateException broken(String words) {
        IllegalStateException thrown = new IllegalStateException(words, new IOException(words));
        thrown.addSuppressed(new IOException(words));
        return thrown;
    }

    private static ExtLogRecord record(String pattern, String argument) {
        ExtLogRecord record =
                new ExtLogRecord(Level.INFO, pattern, ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        record.setParameters(new Object[] {argument});
        record.setLoggerName("test");
        return record;
    }

    private String written(ExtLogRecord record) {
        assertThat(filter.isLoggable(record)).isTrue();
        return plain.format(record);
    }
}
