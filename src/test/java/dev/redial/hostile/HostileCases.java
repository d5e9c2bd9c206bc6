package dev.redial.hostile;

import dev.redial.hostile.HostileCase.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The corpus. */
public final class HostileCases {

    private static final String FILE = "/hostile/cases.yaml";

    /** Stages of a host's own TCP port. */
    private static final Set<String> OF_THE_HOST =
            Set.of("connect", "not-rdp", "tpkt", "x224", "neg", "tls", "cert", "credssp", "ntlm");

    private HostileCases() {}

    /** All cases, in the order of the file. */
    public static List<HostileCase> all() {
        try (InputStream in = HostileCases.class.getResourceAsStream(FILE)) {
            Map<String, Object> file = reader().load(in);
            return list(file, "cases").stream()
                    .map(c -> read(HostileCases.<Map<String, Object>>as(c)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that strike at the host's TCP port, from the connection to the NTLM challenge. */
    public static List<HostileCase> ofTheHost() {
        return all().stream().filter(c -> OF_THE_HOST.contains(c.stage())).toList();
    }

    /** Those of one stage. */
    public static List<HostileCase> of(String stage) {
        return all().stream().filter(c -> c.stage().equals(stage)).toList();
    }

    /** The case with this id. */
    public static HostileCase the(String id) {
        return all().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /** Takes every value as text: hex digits such as {@code 030000130e70} look like a number, and are none. */
    private static Yaml reader() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        });
    }

    private static HostileCase read(Map<String, Object> fields) {
        Map<String, Object> expect = as(fields.get("expect"));
        return new HostileCase(
                text(fields, "id"),
                text(fields, "stage"),
                text(fields, "title"),
                text(fields, "transport").equals("udp"),
                steps(list(fields, "script")),
                list(expect, "finding").stream().map(String::valueOf).toList(),
                Duration.ofMillis(number(expect, "first_finding_ms")),
                Duration.ofMillis(number(expect, "run_ms")),
                number(expect, "max_bytes_read"));
    }

    /** A step is a map of one entry: what to do, and with what. */
    static List<Step> steps(List<?> script) {
        return script.stream()
                .map(s -> HostileCases.<Map<String, Object>>as(s)
                        .entrySet()
                        .iterator()
                        .next())
                .map(e -> new Step(e.getKey(), e.getValue()))
                .toList();
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    private static long number(Map<String, Object> fields, String name) {
        return Long.parseLong(text(fields, name));
    }

    private static List<?> list(Map<String, Object> fields, String name) {
        return as(fields.get(name));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // a wrong file fails at once, in the test that reads it
    static <T> T as(@Nullable Object value) {
        return (T) value;
    }
}
