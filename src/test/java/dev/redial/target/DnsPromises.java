package dev.redial.target;

import dev.redial.target.NameLookup.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Message;
import org.xbill.DNS.WireParseException;

/** What the resolver promises for any answers of a name server; the oracle of the mutation tests and of the fuzz target. */
final class DnsPromises {
    static final HostName.Dns PC7 = new HostName.Dns("pc7.example.net", Optional.empty(), false);

    private static final Duration AMPLE = Duration.ofMinutes(5);
    /** Eight aliases in each family, every one asked on its own. */
    private static final int MOST_QUESTIONS = 2 * 9;

    private DnsPromises() {}

    /** Answers one after the other, each behind its length in two bytes as over TCP. The last one is repeated for ever. */
    static Status answers(byte[] bytes) {
        List<byte[]> wire = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        do {
            byte[] message = new byte[left.remaining() < 2 ? 0 : Math.min(left.getShort() & 0xffff, left.remaining())];
            left.get(message);
            wire.add(message);
        } while (left.remaining() >= 2);
        AtomicInteger asked = new AtomicInteger();
        DnsServers servers = (question, atMost) -> parse(wire.get(Math.min(asked.getAndIncrement(), wire.size() - 1)));
        NameAnswer answer = new DnsResolver(servers, TestOptOuts.mayAsk(TestOptOuts.none()), AMPLE).resolve(PC7);
        keeps(answer, asked.get(), bytes.length);
        return answer.lookup().status();
    }

    private static void keeps(NameAnswer answer, int asked, int length) {
        NameLookup lookup = answer.lookup();
        HostPromises.promise(asked <= MOST_QUESTIONS, "asked " + asked + " times");
        HostPromises.promise(lookup.aliases().size() <= 16, "aliases: " + lookup.aliases());
        for (String alias : lookup.aliases()) {
            HostPromises.promise(alias.matches("[a-z0-9._-]{1,253}"), "no name: " + alias);
        }
        HostPromises.promise(
                (lookup.status() == Status.FOUND) == !answer.addresses().isEmpty(), "found, or not");
        HostPromises.promise(answer.addresses().size() <= length, "more addresses than bytes");
    }

    private static Message parse(byte[] wire) throws IOException {
        try {
            return new Message(wire);
        } catch (IOException | RuntimeException broken) {
            throw new WireParseException("as the library's resolver reports what it cannot read", broken);
        }
    }
}
