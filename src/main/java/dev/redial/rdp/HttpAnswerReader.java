package dev.redial.rdp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the head of an HTTP/1.x answer as it arrives, strictly by RFC 9112, and fails at the first byte that breaks a rule. Of the body only the
 * first chunk's size is looked at; no body is kept or inflated, so what it would become does not matter.
 */
public final class HttpAnswerReader {

    /** For all heads of one answer together. */
    public static final int LONGEST_HEAD = 16 * 1024;

    private static final int MOST_FIELDS = 100;

    /** A server sends one 100 (Continue) at most, and a few 103 (Early Hints). */
    private static final int MOST_INTERIM = 8;

    /** Hexadecimal digits of 2 GiB: no chunk is sent in one piece that large. */
    private static final int LONGEST_CHUNK_SIZE = 8;

    /** A chunk's size with its extensions, which nobody sends. */
    private static final int LONGEST_CHUNK_LINE = 256;

    private static final byte[] BEGINNING = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** How far the answer has come. */
    public enum Progress {
        /** The head is not whole yet. */
        HEAD_MISSING,
        /** {@link #answer} can be asked; the size of the first chunk is still to come and may yet be wrong. */
        CHUNK_MISSING,
        DONE
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<HttpAnswer.Field> fields = new ArrayList<>();
    private Progress progress = Progress.HEAD_MISSING;
    private boolean afterCr;
    private int status;
    private int interim;
    private int taken;

    /**
     * Takes in what has arrived; bytes behind the point where all is known are left alone.
     *
     * @throws MalformedPdu with {@code http-version}, {@code http-status}, {@code http-line}, {@code http-field}, {@code http-fold}, {@code
     *     http-length}, {@code http-chunk}, {@code http-interim} or {@code http-too-long}
     */
    public Progress take(byte[] bytes, int offset, int length) throws MalformedPdu {
        for (int i = offset; i < offset + length && progress != Progress.DONE; i++) {
            take(bytes[i]);
        }
        return progress;
    }

    /** The answer's head; whoever asks before it is whole has a bug. */
    public HttpAnswer answer() {
        if (progress == Progress.HEAD_MISSING) {
            throw new IllegalStateException("the head is not whole yet");
        }
        return new HttpAnswer(status, fields);
    }

    private void take(byte next) throws MalformedPdu {
        taken++;
        if (progress == Progress.HEAD_MISSING && taken > LONGEST_HEAD) {
            throw new MalformedPdu("http-too-long");
        }
        if (next == '\n' && afterCr) {
            afterCr = false;
            endLine();
            return;
        }
        // A lone CR, a lone LF and NUL are what smuggles one message inside another.
        if (afterCr || next == '\n' || next == 0) {
            throw new MalformedPdu("http-line");
        }
        afterCr = next == '\r';
        if (!afterCr) {
            line.write(next);
            judgeEarly(next);
        }
    }

    /** What can be told before the line has ended. */
    private void judgeEarly(byte next) throws MalformedPdu {
        int at = line.size() - 1;
        if (progress == Progress.CHUNK_MISSING) {
            if (at >= LONGEST_CHUNK_LINE) {
                throw new MalformedPdu("http-chunk");
            }
        } else if (status == 0 && at < BEGINNING.length && next != BEGINNING[at]) {
            throw new MalformedPdu("http-version");
        }
    }

    private void endLine() throws MalformedPdu {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        if (progress == Progress.CHUNK_MISSING) {
            readChunkSize(text);
            progress = Progress.DONE;
        } else if (status == 0) {
            readStatus(text);
        } else if (!text.isEmpty()) {
            readField(text);
        } else if (status < 200 && status != 101) {
            forgetInterim();
        } else {
            progress = isChunked() ? Progress.CHUNK_MISSING : Progress.DONE;
        }
    }

    private void readStatus(String text) throws MalformedPdu {
        if (!text.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new MalformedPdu("http-status");
        }
        status = Integer.parseInt(text.substring(9, 12));
    }

    private void readField(String text) throws MalformedPdu {
        if (text.startsWith(" ") || text.startsWith("\t")) {
            throw new MalformedPdu("http-fold");
        }
        int colon = text.indexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches(TOKEN)) {
            throw new MalformedPdu("http-field");
        }
        if (fields.size() == MOST_FIELDS) {
            throw new MalformedPdu("http-too-long");
        }
        fields.add(new HttpAnswer.Field(
                text.substring(0, colon).toLowerCase(Locale.ROOT),
                text.substring(colon + 1).strip()));
    }

    private void forgetInterim() throws MalformedPdu {
        interim++;
        if (interim > MOST_INTERIM) {
            throw new MalformedPdu("http-interim");
        }
        status = 0;
        fields.clear();
    }

    /** RFC 9112 section 6.3: contradicting statements about the body's length make the message unusable. */
    private boolean isChunked() throws MalformedPdu {
        HttpAnswer head = new HttpAnswer(status, fields);
        Set<String> lengths = head.values("content-length").stream().collect(Collectors.toSet());
        boolean chunked = head.lists("transfer-encoding", "chunked");
        if (lengths.size() > 1 || (chunked && !lengths.isEmpty())) {
            throw new MalformedPdu("http-length");
        }
        for (String length : lengths) {
            // 18 digits fit 63 bits, which no body fills.
            if (!length.matches("[0-9]{1,18}")) {
                throw new MalformedPdu("http-length");
            }
        }
        return chunked;
    }

    private static void readChunkSize(String text) throws MalformedPdu {
        String size = text.split(";", 2)[0].strip();
        if (!size.matches("[0-9A-Fa-f]{1," + LONGEST_CHUNK_SIZE + "}")
                || Long.parseLong(size, 16) > Integer.MAX_VALUE) {
            throw new MalformedPdu("http-chunk");
        }
    }
}
