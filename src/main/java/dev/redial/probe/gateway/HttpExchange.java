package dev.redial.probe.gateway;

import dev.redial.probe.FailureKind;
import dev.redial.probe.net.Deadline;
import dev.redial.probe.net.LineFailure;
import dev.redial.probe.net.TlsLine;
import dev.redial.rdp.GatewayAnswer;
import dev.redial.rdp.GatewayRequest;
import dev.redial.rdp.HttpAnswerReader;
import dev.redial.rdp.HttpAnswerReader.Progress;
import dev.redial.rdp.MalformedPdu;
import java.time.Duration;

/** One request and the head of its answer. Decides as soon as the bytes allow; a body is not waited for. */
final class HttpExchange {

    private static final int CHUNK = 4096;

    /** A gateway's open channel may keep its first chunk for later; the head alone is an answer then. */
    private static final Duration PATIENCE_FOR_FIRST_CHUNK = Duration.ofMillis(500);

    private HttpExchange() {}

    static GatewayAnswer over(TlsLine line, GatewayRequest request, Deadline deadline)
            throws LineFailure, MalformedPdu {
        line.write(request.bytes());
        HttpAnswerReader reader = new HttpAnswerReader();
        Progress progress = read(line, reader, deadline);
        if (progress == Progress.CHUNK_MISSING) {
            readFirstChunk(line, reader, deadline.orIn(PATIENCE_FOR_FIRST_CHUNK));
        }
        return GatewayAnswer.read(reader.answer(), request);
    }

    /** Until the head is there. */
    private static Progress read(TlsLine line, HttpAnswerReader reader, Deadline deadline)
            throws LineFailure, MalformedPdu {
        byte[] buffer = new byte[CHUNK];
        Progress progress = Progress.HEAD_MISSING;
        boolean begun = false;
        while (progress == Progress.HEAD_MISSING) {
            int count;
            try {
                count = line.read(buffer, 0, buffer.length, deadline);
            } catch (LineFailure e) {
                throw begun ? new LineFailure(FailureKind.UNFINISHED) : e;
            }
            begun = true;
            progress = reader.take(buffer, 0, count);
        }
        return progress;
    }

    private static void readFirstChunk(TlsLine line, HttpAnswerReader reader, Deadline patience) throws MalformedPdu {
        byte[] buffer = new byte[CHUNK];
        Progress progress = Progress.CHUNK_MISSING;
        while (progress == Progress.CHUNK_MISSING) {
            try {
                progress = reader.take(buffer, 0, line.read(buffer, 0, buffer.length, patience));
            } catch (LineFailure e) {
                return;
            }
        }
    }
}
