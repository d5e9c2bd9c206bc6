package dev.redial.casework;

import dev.redial.code.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One case as chance makes it: few codes, causes and hosts are common and most are rare, as in life. The same number always makes the same case.
 *
 * @param words what staff noted, empty for most
 */
record MadeUpCase(
        UUID id,
        String supportCode,
        Instant at,
        ErrorCode code,
        String host,
        Optional<String> gateway,
        String article,
        String cause,
        String state,
        Optional<String> step,
        Optional<String> assignee,
        Optional<String> tag,
        boolean unread,
        Optional<String> words,
        boolean tested,
        List<String> answers) {

    private static final int[] CODES = {
        0x904, 0x204, 0x108, 0x3, 0x4, 0x7, 0x104, 0x1104, 0x207, 0x3000008, 0x3000064, 0x300001b, 0x516, 0x708, 0x808,
        0x907, 0xb07, 0x1307
    };
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String[] WORDS = {
        "restarted", "printer", "branch", "office", "firewall", "vpn", "certificate", "expired", "laptop", "home",
                "monday", "update",
        "router", "password", "domain", "gateway", "slow", "twice", "called", "again", "waiting", "vendor", "ticket",
                "server"
    };
    private static final Duration SPAN = Duration.ofDays(30);

    /** @param causes ids of causes @param steps ids of steps @param questions with an answer each, {@code question/answer} */
    static MadeUpCase of(
            int number, int of, Instant now, List<String> causes, List<String> steps, List<String> questions) {
        Random chance = new Random(number * 2_654_435_761L + 17);
        Instant at = now.minusMillis((long) ((double) (of - number) / of * SPAN.toMillis()) + 1);
        int code = CODES[few(chance, CODES.length)];
        String site = "site" + few(chance, 2_000);
        String state = state(chance);
        boolean fixed = state.equals("fixed");
        return new MadeUpCase(
                new UUID(chance.nextLong(), chance.nextLong()),
                supportCode(number),
                at,
                chance.nextBoolean() ? ErrorCode.of(code, few(chance, 9)) : ErrorCode.of(code),
                "pc" + few(chance, 50_000) + "." + site + ".example.org",
                chance.nextInt(3) == 0 ? Optional.of("gw" + few(chance, 40) + ".example.org") : Optional.empty(),
                "kb-" + few(chance, 300),
                causes.get(few(chance, causes.size())),
                state,
                fixed ? Optional.of(steps.get(few(chance, steps.size()))) : Optional.empty(),
                chance.nextInt(4) == 0 ? Optional.of("staff" + chance.nextInt(20)) : Optional.empty(),
                chance.nextInt(20) == 0 ? Optional.of("tag" + few(chance, 50)) : Optional.empty(),
                chance.nextInt(10) == 0,
                chance.nextInt(10) == 0 ? Optional.of(words(chance)) : Optional.empty(),
                chance.nextInt(10) < 7,
                chance.nextInt(3) == 0 ? List.of(questions.get(few(chance, questions.size()))) : List.of());
    }

    /** Small numbers often, large ones seldom. */
    private static int few(Random chance, int below) {
        double share = chance.nextDouble();
        return (int) (share * share * share * below);
    }

    private static String state(Random chance) {
        int part = chance.nextInt(100);
        return part < 50 ? "open" : part < 80 ? "fixed" : part < 92 ? "not-fixed" : "gave-up";
    }

    private static String words(Random chance) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(WORDS[few(chance, WORDS.length)]).append(' ');
        }
        return text.append("case").append(chance.nextInt(100_000)).toString();
    }

    /** Eight digits of 32, different for each number. */
    private static String supportCode(int number) {
        long rest = number * 1_000_003L;
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(DIGITS.charAt((int) (rest & 31)));
            rest >>= 5;
            if (i == 3) {
                code.append('-');
            }
        }
        return code.toString();
    }

    /** What it is found by: the same kinds of terms that {@link CaseTerms} makes of a real one. */
    Set<Term> terms() {
        Set<Term> terms = new LinkedHashSet<>();
        terms.add(new Term(Term.Kind.CODE, code.mainOnly().toString()));
        terms.add(new Term(Term.Kind.CODE, code.toString()));
        terms.add(new Term(Term.Kind.CAUSE, cause));
        terms.add(new Term(Term.Kind.ARTICLE, article));
        terms.add(new Term(Term.Kind.STATE, state));
        terms.add(new Term(Term.Kind.ASSIGNED, assignee.orElse(CaseTerms.NOBODY)));
        tag.ifPresent(t -> terms.add(new Term(Term.Kind.TAG, t)));
        if (unread) {
            terms.add(Term.unread());
        }
        Term.named(Term.Kind.HOST, host).forEach(terms::add);
        gateway.ifPresent(g -> Term.named(Term.Kind.GATEWAY, g).forEach(terms::add));
        Stream.of(
                        Stream.of(supportCode, supportCode.replace("-", ""), code.toString(), host, article, cause),
                        gateway.stream(),
                        tag.stream(),
                        words.stream(),
                        tested ? Stream.of("PORT_REFUSED") : Stream.<String>empty())
                .flatMap(s -> s)
                .flatMap(Term::words)
                .forEach(terms::add);
        return terms;
    }
}
