package dev.redial.casework;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.redial.session.SessionSummary;
import dev.redial.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cases that staff work on, newest first. */
@ApplicationScoped
public class CaseQueue {

    /** Counted no further: it takes the longer the more a case has to have, and who sees so many narrows the list. */
    public static final int MOST_COUNTED = 200;

    /** So many tags and people are offered to choose from. */
    private static final int MOST_OFFERED = 50;

    private final Cache<String, List<String>> offered =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();
    private final CaseSearches searches;
    private final Sessions sessions;
    private final CaseFiles files;

    CaseQueue(CaseSearches searches, Sessions sessions, CaseFiles files) {
        this.searches = searches;
        this.sessions = sessions;
        this.files = files;
    }

    /** One line. */
    public record Line(SessionSummary session, CaseFile file) {}

    /**
     * One page.
     *
     * @param total how many there are, {@value #MOST_COUNTED} at most
     * @param more whether there are more than that
     * @param further whether there is a page after this one
     */
    public record Listed(List<Line> lines, int total, boolean more, boolean further) {}

    /** @param page 0 for the first */
    @Transactional
    public Listed list(CaseFilter filter, int page, int size) {
        Optional<CaseSearches.Search> search = searches.of(filter);
        if (search.isEmpty()) {
            return new Listed(List.of(), 0, false, false);
        }
        int before = page * size;
        // Counted with what is listed: searching twice takes twice as long.
        List<UUID> found = search.get().first(Math.max(before + size, MOST_COUNTED) + 1);
        List<UUID> ids = found.stream().skip(before).limit(size).toList();
        boolean more = found.size() > MOST_COUNTED;
        Map<UUID, SessionSummary> summaries = sessions.summaries(ids);
        Map<UUID, CaseFile> added = files.of(ids);
        List<Line> lines = ids.stream()
                .flatMap(id -> Optional.ofNullable(summaries.get(id)).stream())
                .map(summary -> new Line(summary, added.getOrDefault(summary.id(), CaseFile.EMPTY)))
                .toList();
        return new Listed(lines, more ? MOST_COUNTED : found.size(), more, found.size() > before + size);
    }

    /** Tags in use, for choosing among them; up to a minute old. */
    public List<String> tags() {
        return offered.get("tags", k -> QuarkusTransaction.requiringNew().call(() -> files.tagsInUse(MOST_OFFERED)));
    }

    /** Who takes care of cases; up to a minute old. */
    public List<String> assignees() {
        return offered.get("people", k -> QuarkusTransaction.requiringNew().call(() -> files.assignees(MOST_OFFERED)));
    }
}
