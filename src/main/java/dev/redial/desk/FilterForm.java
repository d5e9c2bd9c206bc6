package dev.redial.desk;

import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import dev.redial.session.SessionLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filter of the list as it stands in the address. */
record FilterForm(String code, String cause, String host, String state, String since) {

    static FilterForm of(
            @Nullable String code,
            @Nullable String cause,
            @Nullable String host,
            @Nullable String state,
            @Nullable String since) {
        return new FilterForm(typed(code), typed(cause), typed(host), typed(state), typed(since));
    }

    static FilterForm empty() {
        return new FilterForm("", "", "", "", "");
    }

    private static String typed(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    /** What of it can be read. */
    SessionLog.Filter read(CodeReader codes) {
        return new SessionLog.Filter(
                disconnect(codes), unlessEmpty(cause), unlessEmpty(host), unlessEmpty(state), sinceInstant());
    }

    private static Optional<String> unlessEmpty(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private Optional<Integer> disconnect(CodeReader codes) {
        return switch (codes.read(code)) {
            case CodeReading.Found found -> Optional.of(found.explained()).map(ErrorCode::disconnect);
            case CodeReading.Foreign foreign ->
                Optional.of(foreign.asErrorCode().disconnect());
            case CodeReading.Nothing nothing -> Optional.empty();
        };
    }

    private Optional<Instant> sinceInstant() {
        try {
            return unlessEmpty(since)
                    .map(LocalDate::parse)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    SessionsView.Typed shown(CodeReader codes) {
        return new SessionsView.Typed(
                code,
                cause,
                host,
                state,
                since,
                !code.isEmpty() && disconnect(codes).isEmpty(),
                !since.isEmpty() && sinceInstant().isEmpty());
    }

    /** The address of another page of the same list. */
    String address(int page) {
        List<String> parts = new ArrayList<>();
        add(parts, "code", code);
        add(parts, "cause", cause);
        add(parts, "host", host);
        add(parts, "state", state);
        add(parts, "since", since);
        add(parts, "page", Integer.toString(page));
        return "/desk?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
