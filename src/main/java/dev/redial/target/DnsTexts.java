package dev.redial.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks the same name servers as {@link DnsResolver}. Only a text that stands at the name itself counts: an alias there, perhaps of a wildcard,
 * would let the holder of another name speak.
 */
final class DnsTexts implements TextRecords {
    /** RFC 1035 section 3.3.14 sets no limit; nobody needs more to prove something. */
    private static final int MOST_TEXTS = 50;

    private final DnsServers servers;
    private final Duration budget;

    DnsTexts(DnsServers servers, Duration budget) {
        this.servers = servers;
        this.budget = budget;
    }

    @Override
    public Answer at(String label, Holding holding) {
        Name name = absolute(label + "." + holding.zone());
        try {
            Message answer = servers.ask(Message.newQuery(Record.newRecord(name, Type.TXT, DClass.IN)), budget);
            return switch (answer.getRcode()) {
                case Rcode.NOERROR -> new Texts(texts(answer, name));
                case Rcode.NXDOMAIN -> new Texts(List.of());
                default -> new NoAnswer();
            };
        } catch (IOException silentOrGarbage) {
            return new NoAnswer();
        }
    }

    private static List<String> texts(Message answer, Name name) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record instanceof TXTRecord && record.getType() == Type.TXT)
                .filter(record -> record.getName().equals(name))
                .limit(MOST_TEXTS)
                .map(record -> text((TXTRecord) record))
                .toList();
    }

    /** RFC 7208 section 3.3 joins the parts without anything between; so does everybody else. */
    private static String text(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        for (byte[] part : record.getStringsAsByteArrays()) {
            text.append(new String(part, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("a name that passed our reader", e);
        }
    }
}
