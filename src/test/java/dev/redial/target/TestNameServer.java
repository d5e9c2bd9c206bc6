package dev.redial.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

/**
 * A name server on loopback for a whole program under test. What it knows lies in the system's properties, because the program's class loader and
 * that of the test profile have this class each for itself.
 */
public final class TestNameServer {
    private static final String KEY = "redial.test.name-server.";

    private TestNameServer() {}

    /** Starts it, once for all. @return what {@code redial.dns.servers} is to say */
    public static String start() {
        return (String) shared("address", () -> {
            try {
                FakeDnsServer server = FakeDnsServer.answering((question, byTcp) -> Optional.of(answer(question)));
                return "127.0.0.1:" + server.address().getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Puts a text at a name, in place of any other. */
    public static void text(String name, String value) {
        known().put("TXT " + name + ".", value);
    }

    /** Gives a name an IPv4 address. */
    public static void address(String name, String address) {
        known().put("A " + name + ".", address);
    }

    /** The questions so far, as "name." */
    @SuppressWarnings("unchecked")
    public static List<String> asked() {
        return (List<String>) shared("asked", CopyOnWriteArrayList<String>::new);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> known() {
        return (Map<String, String>) shared("known", ConcurrentHashMap<String, String>::new);
    }

    private static Object shared(String what, Supplier<Object> made) {
        return System.getProperties().computeIfAbsent(KEY + what, key -> made.get());
    }

    private static byte[] answer(Message question) throws IOException {
        Name name = question.getQuestion().getName();
        asked().add(name.toString());
        String text = known().get("TXT " + name);
        String address = known().get("A " + name);
        if (text == null && address == null) {
            Message none = FakeDnsServer.reply(question);
            none.getHeader().setRcode(Rcode.NXDOMAIN);
            return none.toWire();
        }
        Record record = text == null
                ? new ARecord(name, DClass.IN, 1, InetAddress.ofLiteral(address))
                : new TXTRecord(name, DClass.IN, 1, text);
        return FakeDnsServer.reply(question, record).toWire();
    }
}
