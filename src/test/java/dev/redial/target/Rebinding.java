package dev.redial.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The answers of a name server that wants us elsewhere than it first says. All have TTL 0. The name tells which trick it plays:
 * {@code t3-17.…} plays the fourth. Seeded by the name, so that a failure can be repeated.
 */
final class Rebinding implements FakeDnsServer.Answers {
    static final String GOOD = "127.0.0.2";
    static final String ZONE = ".rebinding-test.com";

    private static final List<String> BAD = List.of("127.0.0.66", "127.0.0.67", "127.0.0.1");
    private static final String BAD_V6 = "::1";

    /** Answers, question by question. */
    private enum Trick {
        GOOD_THEN_BAD,
        BAD_THEN_GOOD,
        SEVERAL_MIXED,
        FAMILIES_SPLIT,
        FAMILIES_CHANGE_PLACES,
        DRIFTING,
        ALIAS_THAT_FLIPS,
        ALIAS_WITH_ADDRESSES,
        ALIAS_TO_METADATA,
        GOOD_IN_THE_WRONG_FAMILY
    }

    static final int TRICKS = Trick.values().length;

    private final Map<String, List<List<String>>> given = new ConcurrentHashMap<>();

    static String name(int trick, int number) {
        return "t" + trick + "-" + number + ZONE;
    }

    /** What was answered so far to questions for this name and type, question by question: addresses, or {@code CNAME}s. */
    List<List<String>> given(String name, String type) {
        return given.getOrDefault(name + " " + type, List.of());
    }

    @Override
    public Optional<byte[]> to(Message question, boolean byTcp) {
        Name owner = question.getQuestion().getName();
        int type = question.getQuestion().getType();
        String name = owner.toString(true);
        List<List<String>> before = given.computeIfAbsent(name + " " + Type.string(type), k -> new ArrayList<>());
        List<String> texts = texts(name, type, before.size());
        before.add(texts);
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        Name at = owner;
        for (String text : texts) {
            Record record = record(at, type, text);
            if (record instanceof CNAMERecord alias) {
                at = alias.getTarget();
            }
            answer.addRecord(record, Section.ANSWER);
        }
        return Optional.of(answer.toWire());
    }

    private static List<String> texts(String name, int type, int nth) {
        boolean v4 = type == Type.A;
        boolean first = nth % 2 == 0;
        Random random = new Random((name + type + nth).hashCode());
        String bad = BAD.get(random.nextInt(BAD.size()));
        if (name.startsWith("flip-")) {
            return v4 ? List.of(first ? GOOD : bad) : List.of(BAD_V6);
        }
        Trick trick = Trick.values()[Integer.parseInt(name.substring(1, name.indexOf('-')))];
        return switch (trick) {
            case GOOD_THEN_BAD -> v4 ? List.of(first ? GOOD : bad) : List.of();
            case BAD_THEN_GOOD -> v4 ? List.of(first ? bad : GOOD) : List.of();
            case SEVERAL_MIXED -> v4 ? shuffled(random, GOOD, BAD.get(0), BAD.get(1), BAD.get(2)) : List.of(BAD_V6);
            case FAMILIES_SPLIT -> List.of(v4 ? GOOD : BAD_V6);
            case FAMILIES_CHANGE_PLACES -> first == v4 ? List.of(v4 ? GOOD : BAD_V6) : List.of();
            case DRIFTING -> v4 ? drifting(random) : random.nextBoolean() ? List.of(BAD_V6) : List.of();
            case ALIAS_THAT_FLIPS -> List.of("CNAME flip-" + name);
            case ALIAS_WITH_ADDRESSES ->
                v4 ? List.of("CNAME flip-" + name, first ? GOOD : bad) : List.of("CNAME flip-" + name, BAD_V6);
            case ALIAS_TO_METADATA ->
                first
                        ? List.of("CNAME metadata.google.internal", v4 ? GOOD : BAD_V6)
                        : List.of("CNAME metadata.google.internal");
            case GOOD_IN_THE_WRONG_FAMILY -> v4 ? List.of(bad) : List.of("::ffff:" + GOOD, "64:ff9b::" + GOOD);
        };
    }

    private static List<String> drifting(Random random) {
        List<String> pool = shuffled(random, GOOD, BAD.get(0), BAD.get(1), BAD.get(2));
        return pool.subList(0, 1 + random.nextInt(3));
    }

    private static List<String> shuffled(Random random, String... texts) {
        List<String> all = new ArrayList<>(List.of(texts));
        Collections.shuffle(all, random);
        return all;
    }

    private static Record record(Name owner, int type, String text) {
        try {
            if (text.startsWith("CNAME ")) {
                return new CNAMERecord(owner, DClass.IN, 0, Name.fromString(text.substring("CNAME ".length()) + "."));
            }
            byte[] bytes = ScriptedDnsServers.bytes(IpAddress.read(text).orElseThrow());
            return type == Type.A
                    ? new ARecord(owner, DClass.IN, 0, bytes)
                    : new AAAARecord(owner, DClass.IN, 0, bytes);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
