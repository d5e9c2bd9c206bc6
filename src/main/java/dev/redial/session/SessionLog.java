package dev.redial.session;

import dev.redial.code.ErrorCode;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list of sessions that support staff read, newest first. */
@ApplicationScoped
public class SessionLog {

    private final SessionStore sessions;

    SessionLog(SessionStore sessions) {
        this.sessions = sessions;
    }

    /**
     * What to list; absent parts do not narrow it.
     *
     * @param state {@code open}, or how it ended
     * @param host part of the host's name
     */
    public record Filter(
            Optional<Integer> disconnect,
            Optional<String> cause,
            Optional<String> host,
            Optional<String> state,
            Optional<Instant> since) {

        public static Filter everything() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** One page of the list. @param total how many there are in all */
    public record Listed(List<SessionSummary> sessions, long total) {}

    @Transactional
    public Listed list(Filter filter, int page, int size) {
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        filter.disconnect().ifPresent(code -> {
            conditions.add("disconnect = :disconnect");
            parameters.and("disconnect", code);
        });
        filter.cause().ifPresent(cause -> {
            conditions.add("topCause = :cause");
            parameters.and("cause", cause);
        });
        filter.host().ifPresent(host -> {
            conditions.add("lower(host) like :host escape '!'");
            parameters.and("host", "%" + literally(host.toLowerCase(Locale.ROOT)) + "%");
        });
        filter.state().ifPresent(state -> {
            conditions.add("state = :state");
            parameters.and("state", state);
        });
        filter.since().ifPresent(since -> {
            conditions.add("createdAt >= :since");
            parameters.and("since", since);
        });
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        var query = sessions.find(where + "order by createdAt desc", parameters);
        return new Listed(
                query.page(Page.of(page, size)).stream()
                        .map(SessionLog::summary)
                        .toList(),
                query.count());
    }

    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static SessionSummary summary(SessionEntity s) {
        return new SessionSummary(
                s.id,
                new SupportCode(s.supportCode),
                s.createdAt,
                Optional.ofNullable(s.disconnect).map(d -> new ErrorCode(d, Optional.ofNullable(s.extended))),
                Optional.ofNullable(s.host),
                Optional.ofNullable(s.topCause),
                Optional.ofNullable(s.fromArticle),
                s.state);
    }
}
