package dev.redial.handover.net;

import dev.redial.handover.Answer;
import dev.redial.handover.Problem;
import dev.redial.handover.WebhookAddress;
import dev.redial.rdp.HttpAnswerReader;
import dev.redial.rdp.HttpAnswerReader.Progress;
import dev.redial.rdp.MalformedPdu;
import dev.redial.target.ApprovedReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Hands JSON to another system: one request, one answer of which only the head is read, no redirect followed, nothing kept open. */
public final class HttpPost {

    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int GONE = 410;

    private final VerifiedTls tls;
    private final Duration most;

    public HttpPost(VerifiedTls tls) {
        this(tls, MOST);
    }

    /** @param most from dialling to the answer */
    HttpPost(VerifiedTls tls, Duration most) {
        this.tls = tls;
        this.most = most;
    }

    /** Never throws for what the receiver does. @param id by which the receiver sees that it has it already */
    public Answer send(ApprovedReceiver receiver, WebhookAddress address, UUID id, String json, Instant now) {
        try (Wire wire = Wire.to(receiver, most)) {
            return over(wire, receiver, address, request(address, id, json, now));
        } catch (Trouble e) {
            return Answer.later(e.problem());
        }
    }

    private Answer over(Wire wire, ApprovedReceiver receiver, WebhookAddress address, byte[] request) {
        try {
            Socket socket = address.encrypted()
                    ? tls.over(wire, receiver.name().ascii(), receiver.port().number())
                    : wire;
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return answer(status(socket.getInputStream()));
        } catch (MalformedPdu e) {
            return Answer.later("http-too-long".equals(e.getMessage()) ? Problem.TOO_MUCH : Problem.MALFORMED);
        } catch (IOException e) {
            return Trouble.of(e, wire);
        }
    }

    private static byte[] request(WebhookAddress address, UUID id, String json, Instant now) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = String.join(
                "\r\n",
                "POST " + address.target() + " HTTP/1.1",
                "Host: " + address.authority(),
                "User-Agent: redial",
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "Redial-Delivery: " + id,
                "Redial-Signature: " + Signature.of(json, now, address.secret()),
                "Connection: close",
                "",
                "");
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** The body is the receiver's own business. */
    private static int status(InputStream in) throws IOException, MalformedPdu {
        HttpAnswerReader reader = new HttpAnswerReader();
        byte[] buffer = new byte[1_024];
        Progress progress = Progress.HEAD_MISSING;
        while (progress == Progress.HEAD_MISSING) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new Trouble(Problem.BROKEN);
            }
            progress = reader.take(buffer, 0, count);
        }
        return reader.answer().status();
    }

    private static Answer answer(int status) {
        return status / 100 == 2
                ? new Answer.Taken()
                : new Answer.NotTaken(Problem.REJECTED, Integer.toString(status), status == GONE);
    }
}
