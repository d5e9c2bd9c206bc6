package dev.redial.casework;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds cases by their terms. The rarest term leads, in the order of time, and for each case that it finds the others are looked up: so a page costs about as much
 * with a million cases as with a thousand (decision 26).
 */
@ApplicationScoped
class CaseSearches {

    /** Terms are compared by how many cases have them, up to here: counting so many takes a few milliseconds, and leading with a term that twice as many have costs more. */
    private static final int RARE = 20_000;

    /** A beginning stands for so many different terms at most. */
    private static final int MOST_BEGINNINGS = 50;

    private static final int MOST_KNOWN = 10_000;

    /** Lists that bring in what is new ask for the same terms every few seconds. */
    private final Cache<Term, Integer> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MOST_KNOWN)
            .build();

    private final EntityManager database;

    CaseSearches(EntityManager database) {
        this.database = database;
    }

    /** Empty where a term that has to be there is nowhere. */
    Optional<Search> of(CaseFilter filter) {
        List<Choice> choices = new ArrayList<>();
        for (CaseFilter.Wanted wanted : filter.wanted().toList()) {
            Choice choice = choice(wanted);
            if (choice.frequency() == 0) {
                return Optional.empty();
            }
            choices.add(choice);
        }
        choices.sort(Comparator.comparingInt(Choice::frequency));
        return Optional.of(new Search(database, choices, filter.since(), filter.until()));
    }

    /** One of these terms. @param frequency how many cases have one of them, {@value #RARE} at most */
    private record Choice(List<byte[]> terms, int frequency) {
        boolean several() {
            return terms.size() > 1;
        }

        Object value() {
            return several() ? terms : terms.getFirst();
        }
    }

    /** A name that exists is meant as such; only where there is none, those that begin so. */
    private Choice choice(CaseFilter.Wanted wanted) {
        boolean name = wanted.term().kind() != Term.Kind.WORD;
        Choice exact = new Choice(List.of(wanted.term().bytes()), frequency(wanted.term()));
        if (!wanted.beginning() || name && exact.frequency() > 0) {
            return exact;
        }
        List<byte[]> terms = beginning(wanted.term());
        return new Choice(terms, terms.isEmpty() ? 0 : count(terms));
    }

    /** Up to a minute old: it says which term leads, not which cases are found. But what was nowhere may come at any moment. */
    private int frequency(Term term) {
        Integer lately = known.getIfPresent(term);
        if (lately != null) {
            return lately;
        }
        int counted = count(List.of(term.bytes()));
        if (counted > 0) {
            known.put(term, counted);
        }
        return counted;
    }

    @SuppressWarnings("unchecked")
    private List<byte[]> beginning(Term term) {
        return database.createNativeQuery(
                        "select distinct t.term from case_term t where t.term >= ?1 and t.term < ?2", byte[].class)
                .setParameter(1, term.bytes())
                .setParameter(2, term.end())
                .setMaxResults(MOST_BEGINNINGS)
                .getResultList();
    }

    private int count(List<byte[]> terms) {
        boolean several = terms.size() > 1;
        Query query = database.createNativeQuery(
                "select count(*) from (select 1 as one from case_term t where t.term " + (several ? "in (?1)" : "= ?1")
                        + " fetch first " + RARE + " rows only) as found",
                Long.class);
        return ((Number) query.setParameter(1, several ? terms : terms.getFirst())
                        .getSingleResult())
                .intValue();
    }

    /**
     * The statement that finds cases. With one leading term it asks for the order of the index from its first column on, as H2 sees only then that
     * nothing is left to be sorted.
     *
     * @param several for each term that has to be there, whether it is any of several
     * @param ending whether there is a latest time
     */
    static String statement(List<Boolean> several, boolean ending) {
        if (several.isEmpty()) {
            return "select s.id from help_session s where " + since("s", ending) + " order by s.created_at desc, s.id";
        }
        List<String> conditions = new ArrayList<>(List.of("t0.term " + is(several, 0)));
        for (int i = 1; i < several.size(); i++) {
            conditions.add(
                    "exists (select 1 from case_term t%1$d where t%1$d.session_id = t0.session_id and t%1$d.term %2$s)"
                            .formatted(i, is(several, i)));
        }
        conditions.add(since("t0", ending));
        String found = "select t0.session_id from case_term t0 where " + String.join(" and ", conditions);
        // A case with two of several terms is listed once.
        return several.getFirst()
                ? found + " group by t0.session_id, t0.created_at order by t0.created_at desc, t0.session_id"
                : found + " order by t0.term, t0.created_at desc, t0.session_id";
    }

    private static String is(List<Boolean> several, int i) {
        return several.get(i) ? "in (:t" + i + ")" : "= :t" + i;
    }

    private static String since(String table, boolean ending) {
        return table + ".created_at >= :since" + (ending ? " and " + table + ".created_at < :until" : "");
    }

    /** What is looked for. */
    static final class Search {

        private final EntityManager database;
        private final List<Choice> choices;
        private final Optional<Instant> since;
        private final Optional<Instant> until;

        private Search(EntityManager database, List<Choice> choices, Optional<Instant> since, Optional<Instant> until) {
            this.database = database;
            this.choices = choices;
            this.since = since;
            this.until = until;
        }

        /** The newest first. */
        @SuppressWarnings("unchecked")
        List<UUID> first(int most) {
            return query().setMaxResults(most).getResultList();
        }

        private Query query() {
            List<Boolean> several = choices.stream().map(Choice::several).toList();
            Query query = database.createNativeQuery(statement(several, until.isPresent()), UUID.class);
            query.setParameter("since", since.orElse(Instant.EPOCH));
            until.ifPresent(end -> query.setParameter("until", end));
            for (int i = 0; i < choices.size(); i++) {
                query.setParameter("t" + i, choices.get(i).value());
            }
            return query;
        }
    }
}
