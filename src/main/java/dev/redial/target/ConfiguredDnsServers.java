package dev.redial.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.WireParseException;

/**
 * Asks by UDP, by TCP when the answer was cut off. The servers take turns, two for each, because datagrams get lost: after some
 * silence, or at once when one fails or refuses, the next is asked. A late answer to an earlier question counts as well.
 */
final class ConfiguredDnsServers implements DnsServers {
    private static final Port DOMAIN = new Port(53);

    /** Longer than a healthy recursion takes, short enough for four turns in the 5 s of a lookup. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final List<InetSocketAddress> servers;
    private final Duration patience;

    /** @param patience how long a server may be silent before the next is asked */
    ConfiguredDnsServers(List<InetSocketAddress> servers, Duration patience) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    /** Those named in the setting as {@code address[:port]}, or the system's; IllegalStateException naming the defect. */
    static ConfiguredDnsServers of(List<String> texts) {
        List<InetSocketAddress> servers = texts.isEmpty()
                ? ResolverConfig.getCurrentConfig().servers()
                : texts.stream().map(ConfiguredDnsServers::server).toList();
        if (servers.isEmpty()) {
            throw new IllegalStateException("redial.dns.servers: not set, and the system names no name server");
        }
        return new ConfiguredDnsServers(servers, PATIENCE);
    }

    private static InetSocketAddress server(String text) {
        try {
            TypedHost typed = TypedHost.read(text);
            if (typed.name() instanceof HostName.Literal literal) {
                return new InetSocketAddress(
                        literal.address().pinned(literal),
                        typed.port().orElse(DOMAIN).number());
            }
        } catch (Unacceptable e) {
            throw new IllegalStateException("redial.dns.servers: '" + text + "' is refused: " + e.why(), e);
        }
        throw new IllegalStateException("redial.dns.servers: '" + text + "' is not an address");
    }

    @Override
    public Message ask(Message question, Duration atMost) throws IOException {
        return new Enquiry(question, atMost).answer();
    }

    /** What came of one turn: an answer with any response code, or why there is none. */
    private record Reply(
            InetSocketAddress from,
            @Nullable Message answer,
            @Nullable Throwable failure) {}

    /** One question, with all the turns it takes. */
    private final class Enquiry {
        private final Message question;
        private final long end;
        private final Deque<InetSocketAddress> turns = new ArrayDeque<>(servers);
        private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
        private int open;
        private @Nullable Message refusal;
        private IOException failure = new SocketTimeoutException("no answer in time");

        Enquiry(Message question, Duration atMost) {
            this.question = question;
            end = System.nanoTime() + atMost.toNanos();
            turns.addAll(servers);
        }

        Message answer() throws IOException {
            while (left() > 0 && (open > 0 || !turns.isEmpty())) {
                if (!turns.isEmpty()) {
                    send(turns.removeFirst());
                }
                Reply reply = next(turns.isEmpty() ? left() : Math.min(left(), patience.toNanos()));
                if (reply == null) {
                    continue;
                }
                open--;
                if (reply.answer != null && useful(reply.answer)) {
                    return reply.answer;
                }
                note(reply);
            }
            if (refusal != null) {
                return refusal;
            }
            throw failure;
        }

        private long left() {
            return end - System.nanoTime();
        }

        /** By the asynchronous call: the library's blocking one reports a late answer as a plain IOException. */
        private void send(InetSocketAddress server) {
            SimpleResolver resolver = new SimpleResolver(server);
            resolver.setTimeout(Duration.ofNanos(Math.max(1, left())));
            // A number of its own for each, beside the library's random port: whoever guesses must hit both (RFC 5452
            // section 4).
            Message numbered = Message.newQuery(question.getQuestion());
            open++;
            resolver.sendAsync(numbered).whenComplete((answer, why) -> replies.add(new Reply(server, answer, why)));
        }

        private @Nullable Reply next(long nanos) throws InterruptedIOException {
            try {
                return replies.poll(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw (InterruptedIOException) new InterruptedIOException("stopped while asking").initCause(stopped);
            }
        }

        private void note(Reply reply) {
            Throwable why = reply.failure instanceof CompletionException wrapped ? wrapped.getCause() : reply.failure;
            if (why instanceof SocketTimeoutException) {
                return;
            }
            turns.removeIf(reply.from::equals);
            if (reply.answer != null) {
                refusal = reply.answer;
            } else {
                // The library trips over some answers, such as one that leaves out the question.
                failure = why instanceof IOException io ? io : new WireParseException("unreadable answer", why);
            }
        }
    }

    private static boolean useful(Message answer) {
        return answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
    }
}
