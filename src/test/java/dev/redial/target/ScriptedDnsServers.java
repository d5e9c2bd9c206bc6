package dev.redial.target;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers in the words of the corpus' column resolves_to, as bytes on the wire would. */
final class ScriptedDnsServers implements DnsServers {
    private static final String PUBLIC = "20.42.73.24";

    private final String script;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ScriptedDnsServers(String script) {
        this.script = script;
    }

    static ScriptedDnsServers of(String script) {
        return new ScriptedDnsServers(script);
    }

    /** The questions so far, as "name type". */
    List<String> asked() {
        return asked;
    }

    @Override
    public Message ask(Message question, Duration atMost) throws IOException {
        Name name = question.getQuestion().getName();
        int type = question.getQuestion().getType();
        asked.add(name + " " + Type.string(type));
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        switch (script) {
            case "NODATA" -> {}
            case "NXDOMAIN" -> answer.getHeader().setRcode(Rcode.NXDOMAIN);
            case "SERVFAIL" -> answer.getHeader().setRcode(Rcode.SERVFAIL);
            case "REFUSED" -> answer.getHeader().setRcode(Rcode.REFUSED);
            case "TIMEOUT" -> throw new SocketTimeoutException();
            case "A record with 3 bytes of data" -> {
                byte[] wire = fourBytes(answer, name);
                wire[wire.length - 5] = 3;
                return new Message(Arrays.copyOf(wire, wire.length - 1));
            }
            case "CNAME target contains <script>" ->
                alias(answer, name, Name.fromString("<script>.redial-corpus.com."));
            case "A: 200 distinct public addresses" -> addresses(answer, name, type, many("20.42.73.", 200));
            case "A: 199 private, 1 public (20.42.73.24)" -> {
                addresses(answer, name, type, many("10.0.0.", 199));
                addresses(answer, name, type, List.of(PUBLIC));
            }
            case "truncated UDP, TCP answer A:20.42.73.24" -> addresses(answer, name, type, List.of(PUBLIC));
            default -> answerLists(answer, name, type);
        }
        return new Message(answer.toWire());
    }

    private void answerLists(Message answer, Name name, int type) throws IOException {
        Name owner = name;
        for (String part : script.replace("query type ", "").split(" > | \\| |;", -1)) {
            String[] words = part.split(":", 2);
            switch (words[0]) {
                case "CNAME" -> owner = alias(answer, owner, Name.fromString(words[1].replace(" (loop)", "")));
                case "A", "AAAA" -> {
                    if (type == Type.value(words[0])) {
                        addresses(answer, owner, type, List.of(words[1].split(" ", -1)));
                    }
                }
                default -> throw new IllegalArgumentException("unknown script " + script);
            }
        }
    }

    private static Name alias(Message answer, Name owner, Name target) {
        answer.addRecord(new CNAMERecord(owner, DClass.IN, 60, target), Section.ANSWER);
        return target;
    }

    private static byte[] fourBytes(Message answer, Name name) {
        answer.addRecord(new ARecord(name, DClass.IN, 60, new byte[] {10, 0, 0, 5}), Section.ANSWER);
        return answer.toWire();
    }

    private static void addresses(Message answer, Name name, int type, List<String> texts) {
        for (String text : texts) {
            byte[] bytes = bytes(IpAddress.read(text).orElseThrow());
            Optional<Record> record = switch (type) {
                case Type.A ->
                    bytes.length == 4 ? Optional.of(new ARecord(name, DClass.IN, 60, bytes)) : Optional.empty();
                case Type.AAAA ->
                    bytes.length == 16 ? Optional.of(new AAAARecord(name, DClass.IN, 60, bytes)) : Optional.empty();
                default -> Optional.empty();
            };
            record.ifPresent(found -> answer.addRecord(found, Section.ANSWER));
        }
    }

    /** Not by way of InetAddress, which would shorten IPv4-mapped addresses. */
    static byte[] bytes(IpAddress address) {
        byte[] bytes = new byte[address.v6() ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            int fromEnd = bytes.length - 1 - i;
            bytes[i] = (byte) (fromEnd < 8 ? address.low() >>> 8 * fromEnd : address.high() >>> 8 * (fromEnd - 8));
        }
        return bytes;
    }

    private static List<String> many(String prefix, int count) {
        return new ArrayList<>(
                IntStream.rangeClosed(1, count).mapToObj(last -> prefix + last).toList());
    }
}
