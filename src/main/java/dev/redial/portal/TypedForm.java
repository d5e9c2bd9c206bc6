package dev.redial.portal;

import dev.redial.target.Refusal;
import dev.redial.target.RefusalWords;
import dev.redial.target.TargetPolicy;
import dev.redial.target.TargetRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed into a form, kept as typed, with what is wrong about it.
 *
 * @param code the error code that came with the form, such as {@code 0x904/0x7}
 * @param from the id of the article that led here
 * @param wrong by field, the sentence shown there
 * @param choices readings of an ambiguous number, to choose from
 */
record TypedForm(
        String errorText,
        String code,
        String host,
        String port,
        String gateway,
        String from,
        boolean consent,
        Map<String, String> wrong,
        List<String> choices) {

    private static final int LONGEST_HOST = 4096;
    private static final int LONGEST_PORT = 5;
    private static final String FROM = "[A-Za-z0-9._:/-]{1,200}";

    /** The name of an article, if it is one. */
    static Optional<String> from(String typed) {
        return typed.matches(FROM) ? Optional.of(typed) : Optional.empty();
    }

    static TypedForm empty() {
        return prefilled("", "", "", "", "");
    }

    /** A form that an address fills in; a GET does nothing but show it. */
    static TypedForm prefilled(String code, String host, String port, String gateway, String from) {
        return new TypedForm("", code, host, port, gateway, from(from).orElse(""), false, Map.of(), List.of());
    }

    static TypedForm of(MultivaluedMap<String, String> form) {
        return new TypedForm(
                text(form, "errorText"),
                text(form, "code"),
                text(form, "host"),
                text(form, "port"),
                text(form, "gateway"),
                from(text(form, "from")).orElse(""),
                !text(form, "consent").isEmpty(),
                Map.of(),
                List.of());
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }

    /** The sentence at a field, if something is wrong there. */
    public @Nullable String wrongAt(String field) {
        return wrong.get(field);
    }

    public boolean good() {
        return wrong.isEmpty();
    }

    /** Whether to open the part of the form that few need. */
    public boolean hasMore() {
        return !gateway.isBlank() || wrong.containsKey("gateway");
    }

    TypedForm with(String field, String sentence) {
        Map<String, String> more = new HashMap<>(wrong);
        more.put(field, sentence);
        return new TypedForm(errorText, code, host, port, gateway, from, consent, Map.copyOf(more), choices);
    }

    TypedForm consenting(boolean given) {
        return new TypedForm(errorText, code, host, port, gateway, from, given, wrong, choices);
    }

    TypedForm choosing(List<String> readings) {
        return new TypedForm(errorText, code, host, port, gateway, from, consent, wrong, readings);
    }

    /** The computer, if one was named; a port that is no number is absent here and wrong in {@link #checked}. */
    Optional<TargetRequest> target() {
        return host.isBlank()
                ? Optional.empty()
                : Optional.of(new TargetRequest(
                        host.strip(), portNumber(), Optional.of(gateway.strip()).filter(g -> !g.isEmpty())));
    }

    private Optional<Integer> portNumber() {
        String digits = port.strip();
        boolean number = !digits.isEmpty()
                && digits.length() <= LONGEST_PORT
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** The form with everything that keeps a test of this computer from starting. */
    TypedForm checked(TargetPolicy policy, PageLanguage language) {
        List<Flaw> flaws = new ArrayList<>();
        unreadable(host).ifPresent(why -> flaws.add(new Flaw("host", why)));
        if (!gateway.isBlank()) {
            unreadable(gateway).ifPresent(why -> flaws.add(new Flaw("gateway", why)));
        }
        if (!port.isBlank() && portNumber().isEmpty()) {
            boolean tooLong = port.strip().chars().allMatch(c -> c >= '0' && c <= '9');
            flaws.add(new Flaw("port", tooLong ? Refusal.PORT_RANGE.name() : Refusal.PORT_SYNTAX.name()));
        }
        if (flaws.isEmpty()) {
            target().flatMap(policy::objection).ifPresent(why -> flaws.add(new Flaw(fieldOf(why), why.name())));
            target().flatMap(TargetRequest::gateway)
                    .flatMap(policy::objectionToGateway)
                    .ifPresent(why -> flaws.add(new Flaw("gateway", why.name())));
        }
        if (!consent) {
            flaws.add(new Flaw("consent", "CONSENT_MISSING"));
        }
        TypedForm checked = this; // together with what was found wrong before
        for (Flaw flaw : flaws) {
            checked = checked.with(flaw.field(), RefusalWords.text(flaw.reason(), language.locale()));
        }
        return checked;
    }

    /** What the target policy has against what was typed. */
    record Objection(TargetRequest target, Refusal why) {}

    Optional<Objection> objection(TargetPolicy policy) {
        return target().flatMap(target -> policy.objection(target)
                .or(() -> target.gateway().flatMap(policy::objectionToGateway))
                .map(why -> new Objection(target, why)));
    }

    private record Flaw(String field, String reason) {}

    private static Optional<String> unreadable(String typed) {
        if (typed.isBlank()) {
            return Optional.of("TARGET_MISSING");
        }
        if (typed.length() > LONGEST_HOST) {
            return Optional.of(Refusal.TOO_LONG.name());
        }
        // A control character has no place in a name, and PostgreSQL can't store NUL.
        return typed.strip().chars().anyMatch(Character::isISOControl)
                ? Optional.of(Refusal.BAD_CHARACTER.name())
                : Optional.empty();
    }

    /** A port written behind the name stands in the name's field. */
    private String fieldOf(Refusal why) {
        boolean aboutPort = why == Refusal.PORT_RANGE || why == Refusal.PORT_SYNTAX || why == Refusal.PORT_DENIED;
        return aboutPort && !port.isBlank() ? "port" : "host";
    }
}
