package dev.redial.desk;

import dev.redial.casework.CaseFilter;
import dev.redial.code.CodeReader;
import dev.redial.code.CodeReading;
import dev.redial.code.ErrorCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The filter of the queue as it stands in the address.
 *
 * @param typed what is not empty, by the name of its field and in the order of {@link #FIELDS}
 */
record FilterForm(Map<String, String> typed) {

    /** Every field that narrows the queue; others in the address are not ours. */
    static final List<String> FIELDS = List.of(
            "q",
            "code",
            "cause",
            "host",
            "gateway",
            "network",
            "article",
            "state",
            "assigned",
            "tag",
            "since",
            "until",
            "unread");

    /** In an address nobody can be told from a field that is empty. */
    static final String NOBODY = "-";

    private static final int LONGEST = 300;

    static FilterForm of(MultivaluedMap<String, String> address) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String text = Optional.ofNullable(address.getFirst(field))
                    .orElse("")
                    .strip()
                    .replace("\0", "");
            if (!text.isEmpty()) {
                typed.put(field, text.substring(0, Math.min(text.length(), LONGEST)));
            }
        }
        return new FilterForm(typed);
    }

    static FilterForm empty() {
        return new FilterForm(Map.of());
    }

    /** What of it can be read, for whoever is signed in. */
    CaseFilter read(CodeReader codes) {
        return new CaseFilter(
                code(codes),
                given("cause"),
                given("host"),
                given("gateway"),
                given("network"),
                given("article"),
                given("state"),
                given("assigned").map(who -> who.equals(NOBODY) ? "" : who),
                given("tag"),
                typed.containsKey("unread"),
                given("q"),
                moment("since"),
                moment("until"));
    }

    private Optional<String> given(String field) {
        return Optional.ofNullable(typed.get(field));
    }

    private Optional<ErrorCode> code(CodeReader codes) {
        return given("code").flatMap(text -> switch (codes.read(text)) {
            case CodeReading.Found found -> Optional.of(found.explained());
            case CodeReading.Foreign foreign -> Optional.of(foreign.asErrorCode());
            case CodeReading.Nothing nothing -> Optional.empty();
        });
    }

    /** A day, or a minute of it; both in UTC. */
    private Optional<Instant> moment(String field) {
        return given(field).flatMap(text -> {
            try {
                LocalDateTime time = text.length() > "2026-11-22".length()
                        ? LocalDateTime.parse(text.replace(' ', 'T'))
                        : LocalDate.parse(text).atStartOfDay();
                return Optional.of(time.toInstant(ZoneOffset.UTC));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    /** The fields that could not be read, and so have not narrowed anything. */
    List<String> unreadable(CodeReader codes) {
        Map<String, Boolean> read = Map.of(
                "code", code(codes).isPresent(),
                "since", moment("since").isPresent(),
                "until", moment("until").isPresent());
        return typed.keySet().stream()
                .filter(field -> !read.getOrDefault(field, true))
                .toList();
    }

    /** The filter as part of an address. */
    String query() {
        return typed.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The address of a page of the same list. */
    String address(int page) {
        String query = query();
        return "/desk?" + query + (query.isEmpty() ? "" : "&") + "page=" + page;
    }
}
