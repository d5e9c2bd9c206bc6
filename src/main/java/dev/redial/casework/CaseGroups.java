package dev.redial.casework;

import dev.redial.code.ErrorCode;
import dev.redial.diagnosis.Diagnosis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cases of the last day that have a thing in common: the same computer, gateway, network, error or cause. */
@ApplicationScoped
public class CaseGroups {

    /** Fewer cases than that are no group. */
    private static final int LEAST = 3;

    private static final int MOST_GROUPS = 30;
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final List<Term.Kind> KINDS =
            List.of(Term.Kind.GATEWAY, Term.Kind.HOST, Term.Kind.NETWORK, Term.Kind.CODE, Term.Kind.CAUSE);

    /** No case has it in common with another that its cause is in no list. */
    private static final Term UNLISTED = new Term(Term.Kind.CAUSE, Diagnosis.UNLISTED.value());

    private static final String PAIR =
            "(cast(s.disconnect as varchar) || '/' || coalesce(cast(s.extended as varchar), ''))";

    private static final String COUNTS = ", count(*), count(distinct coalesce(r.client, cast(s.id as varchar))),"
            + " count(distinct case when s.state = 'open' then s.id end), min(s.created_at), max(s.created_at)";
    private static final String CLIENTS =
            " left join (select session_id, min(client) as client from run_record where asked_at >= :since"
                    + " group by session_id) r on r.session_id = s.id";
    private static final String LARGEST = " having count(*) >= :least order by 2 desc";

    private final EntityManager database;
    private final Clock clock;

    CaseGroups(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Cases with a thing in common.
     *
     * @param people those that can be told apart by the client their test was asked from; a case without a test counts as one
     * @param since when the first of them was opened
     */
    public record Group(Term term, int cases, int people, int open, Instant since, Instant latest) {}

    /** The groups of the last day, the largest first; each of its kinds of thing for itself. */
    @Transactional
    public List<Group> ofTheDay() {
        Instant since = clock.instant().minus(A_DAY);
        return KINDS.stream()
                .flatMap(kind -> groups(kind, since).stream())
                .filter(group -> !group.term().equals(UNLISTED))
                .sorted(Comparator.comparingInt(Group::people)
                        .thenComparingInt(Group::cases)
                        .reversed())
                .limit(MOST_GROUPS)
                .toList();
    }

    /** By the columns of the session where there is one: the index of terms has domains and main numbers too, and more rows. */
    private List<Group> groups(Term.Kind kind, Instant since) {
        return switch (kind) {
            case HOST -> named("lower(s.host)", since, host -> new Term(kind, host));
            case GATEWAY -> named("lower(s.gateway)", since, gateway -> new Term(kind, gateway));
            case CAUSE -> named("s.top_cause", since, cause -> new Term(kind, cause));
            case CODE -> named(PAIR, since, pair -> new Term(kind, code(pair).toString()));
            case NETWORK -> networks(since);
            case ARTICLE, STATE, ASSIGNED, TAG, UNREAD, WORD -> List.of();
        };
    }

    private static ErrorCode code(String pair) {
        int slash = pair.indexOf('/');
        int main = Integer.parseInt(pair.substring(0, slash));
        String extended = pair.substring(slash + 1);
        return extended.isEmpty() ? ErrorCode.of(main) : ErrorCode.of(main, Integer.parseInt(extended));
    }

    @SuppressWarnings("unchecked")
    private List<Group> named(String name, Instant since, Function<String, Term> term) {
        List<Object[]> rows = database.createNativeQuery("select " + name + COUNTS + " from help_session s" + CLIENTS
                        + " where s.created_at >= :since and " + name + " <> '' group by " + name + LARGEST)
                .setParameter("since", since)
                .setParameter("least", LEAST)
                .setMaxResults(MOST_GROUPS)
                .getResultList();
        return rows.stream().map(row -> group(term.apply((String) row[0]), row)).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Group> networks(Instant since) {
        Term all = new Term(Term.Kind.NETWORK, "");
        List<Object[]> rows = database.createNativeQuery("select t.term" + COUNTS + " from case_term t"
                        + " join help_session s on s.id = t.session_id" + CLIENTS
                        + " where t.term >= :first and t.term < :end and t.created_at >= :since group by t.term"
                        + LARGEST)
                .setParameter("first", all.bytes())
                .setParameter("end", all.end())
                .setParameter("since", since)
                .setParameter("least", LEAST)
                .setMaxResults(MOST_GROUPS)
                .getResultList();
        return rows.stream().map(CaseGroups::group).toList();
    }

    private static Group group(Object[] row) {
        return group(Term.read((byte[]) row[0]), row);
    }

    private static Group group(Term term, Object[] row) {
        return new Group(
                term,
                ((Number) row[1]).intValue(),
                ((Number) row[2]).intValue(),
                ((Number) row[3]).intValue(),
                instant(row[4]),
                instant(row[5]));
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    /** A group as it is now; empty for a kind of thing that no incident is about, or where nothing has it. */
    @Transactional
    public Optional<Group> group(String kind, String subject) {
        return KINDS.stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .flatMap(k -> of(new Term(k, subject), clock.instant().minus(A_DAY)));
    }

    /** The cases with this in common since then; empty where there are none any more. */
    @SuppressWarnings("unchecked")
    @Transactional
    public Optional<Group> of(Term term, Instant since) {
        List<Object[]> rows = database.createNativeQuery("select t.term" + COUNTS
                        + " from case_term t join help_session s on s.id = t.session_id" + CLIENTS
                        + " where t.term = :term and t.created_at >= :since group by t.term")
                .setParameter("term", term.bytes())
                .setParameter("since", since)
                .getResultList();
        return rows.stream().map(CaseGroups::group).findFirst();
    }
}
