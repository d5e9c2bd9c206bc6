package dev.redial.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private static final String KEY = "name-server-of-tests.";
    private static final String ADDRESS = KEY + "address";
    private static final String ASKED = KEY + "asked";

    private TestNameServer() {}

    /** Starts it, once for all. @return what {@code redial.dns.servers} is to say */
    public static synchronized String start() {
        if (System.getProperty(ADDRESS) == null) {
            try {
                FakeDnsServer server = FakeDnsServer.answering((question, byTcp) -> Optional.of(answer(question)));
                System.setProperty(ADDRESS, "127.0.0.1:" + server.address().getPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty(ADDRESS, "");
    }

    /** Puts a text at a name, in place of any other. */
    public static void text(String name, String value) {
        System.setProperty(KEY + "txt." + name + ".", value);
    }

    /** Gives a name an IPv4 address. */
    public static void address(String name, String address) {
        System.setProperty(KEY + "a." + name + ".", address);
    }

    /** The names it was asked for since {@link #forget}. */
    public static List<String> asked() {
        return Arrays.stream(System.getProperty(ASKED, "").split(" "))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Forgets what it was asked. */
    public static void forget() {
        System.setProperty(ASKED, "");
    }

    private static byte[] answer(Message question) throws IOException {
        Name name = question.getQuestion().getName();
        note(name);
        String text = System.getProperty(KEY + "txt." + name);
        String address = System.getProperty(KEY + "a." + name);
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

    private static synchronized void note(Name name) {
        System.setProperty(ASKED, System.getProperty(ASKED, "") + " " + name);
    }
}
