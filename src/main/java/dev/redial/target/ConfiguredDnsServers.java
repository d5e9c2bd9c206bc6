package dev.redial.target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/**
 * Asks by UDP, by TCP when the answer was cut off. The servers take turns: one that fails or refuses leaves the word to the next, one that
 * is silent is asked a second time, because datagrams get lost.
 */
final class ConfiguredDnsServers implements DnsServers {
    private static final Port DOMAIN = new Port(53);

    private final List<InetSocketAddress> servers;

    ConfiguredDnsServers(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
    }

    /** Those named in the setting as {@code address[:port]}, or the system's; IllegalStateException naming the defect. */
    static ConfiguredDnsServers of(List<String> texts) {
        List<InetSocketAddress> servers = texts.isEmpty()
                ? ResolverConfig.getCurrentConfig().servers()
                : texts.stream().map(ConfiguredDnsServers::server).toList();
        if (servers.isEmpty()) {
            throw new IllegalStateException("redial.dns.servers: not set, and the system names no name server");
        }
        return new ConfiguredDnsServers(servers);
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
        long end = System.nanoTime() + atMost.toNanos();
        List<InetSocketAddress> turns = new ArrayList<>(servers);
        turns.addAll(servers);
        IOException lastFailure = new SocketTimeoutException("no time left to ask");
        Message lastAnswer = null;
        while (!turns.isEmpty() && end > System.nanoTime()) {
            InetSocketAddress server = turns.removeFirst();
            Duration share = Duration.ofNanos((end - System.nanoTime()) / (turns.size() + 1));
            try {
                Message answer = ask(server, question, share);
                if (answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN) {
                    return answer;
                }
                lastAnswer = answer;
                turns.remove(server);
            } catch (SocketTimeoutException silent) {
                lastFailure = silent;
            } catch (IOException broken) {
                lastFailure = broken;
                turns.remove(server);
            }
        }
        if (lastAnswer != null) {
            return lastAnswer;
        }
        throw lastFailure;
    }

    /** By the asynchronous call: the library's blocking one reports a late answer as a plain IOException. */
    private static Message ask(InetSocketAddress server, Message question, Duration atMost) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(atMost);
        try {
            return resolver.sendAsync(question).toCompletableFuture().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw (IOException) new SocketTimeoutException("no answer in time").initCause(late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped while asking").initCause(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("the resolver library broke", failed.getCause());
        }
    }
}
