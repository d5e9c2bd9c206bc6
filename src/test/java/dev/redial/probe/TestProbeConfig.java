package dev.redial.probe;

import java.time.Duration;

/** Times for tests: long ones where an answer comes, short ones where none will. */
public record TestProbeConfig(Duration stage, Duration run) implements ProbeConfig {

    /** For servers that answer: a busy machine must not look like a time-out. */
    public static final TestProbeConfig PATIENT = new TestProbeConfig(Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** For servers that fall silent, so that a test ends soon. */
    public static final TestProbeConfig HASTY = new TestProbeConfig(Duration.ofMillis(400), Duration.ofSeconds(60));

    TestProbeConfig endingAfter(Duration limit) {
        return new TestProbeConfig(stage, limit);
    }

    @Override
    public Duration connect() {
        return PATIENT.stage;
    }

    @Override
    public Duration negotiation() {
        return stage;
    }

    @Override
    public Duration tls() {
        return stage;
    }

    @Override
    public Duration credssp() {
        return stage;
    }

    @Override
    public Duration gateway() {
        return stage;
    }

    @Override
    public Duration spacing() {
        return Duration.ZERO;
    }

    @Override
    public Duration udp() {
        return stage;
    }

    @Override
    public Duration rest() {
        return Duration.ofMillis(5);
    }

    @Override
    public String identity() {
        return "redial";
    }
}
