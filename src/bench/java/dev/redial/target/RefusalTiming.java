package dev.redial.target;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** How long the policy takes for a name with an internal address, and for one that does not exist (T-14). */
public final class RefusalTiming {
    private static final int FASTEST_MILLIS = 5;
    private static final int SLOWEST_MILLIS = 40;
    private static final byte[] INTERNAL = {10, 0, 0, 5};

    private final TargetPolicy policy;

    /** Name servers that take a while, which does not depend on what they answer. */
    public RefusalTiming() {
        TargetConfig defaults = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TargetConfig.class)
                .build()
                .getConfigMapping(TargetConfig.class);
        Random random = new Random(14);
        DnsServers servers = (question, atMost) -> {
            pause(random);
            return answer(question);
        };
        SpecialNames names = SpecialNames.load(Scope.PUBLIC);
        DnsResolver resolver =
                new DnsResolver(servers, alias -> names.judge(alias).isEmpty(), Duration.ofSeconds(5));
        policy = new TargetPolicy(defaults, resolver, new NobodyOptedOut(), Set::of);
    }

    private static final class NobodyOptedOut implements OptOuts {
        @Override
        public boolean name(String ascii) {
            return false;
        }

        @Override
        public boolean address(IpAddress address) {
            return false;
        }
    }

    /** Milliseconds until the name was refused for its internal address. */
    public double refused(int number) {
        return millis("internal-" + number, TargetDecision.Refused.class);
    }

    /** Milliseconds until the name was known not to exist. */
    public double unresolvable(int number) {
        return millis("missing-" + number, TargetDecision.Unresolved.class);
    }

    private double millis(String label, Class<? extends TargetDecision> expected) {
        TargetRequest request = new TargetRequest(label + ".redial-bench.com", Optional.empty(), Optional.empty());
        long begun = System.nanoTime();
        TargetDecision decision = policy.decide(request);
        double millis = (System.nanoTime() - begun) / 1e6;
        if (!expected.isInstance(decision)) {
            throw new IllegalStateException(label + ": " + decision);
        }
        return millis;
    }

    private static void pause(Random random) throws IOException {
        try {
            Thread.sleep(random.nextInt(FASTEST_MILLIS, SLOWEST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Message answer(Message question) {
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        Name name = question.getQuestion().getName();
        if (List.of(name.toString().split("-", 2)).getFirst().equals("missing")) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (question.getQuestion().getType() == Type.A) {
            answer.addRecord(new ARecord(name, DClass.IN, 0, INTERNAL), Section.ANSWER);
        }
        return answer;
    }
}
