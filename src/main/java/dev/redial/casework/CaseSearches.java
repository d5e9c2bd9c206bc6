package dev.redial.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

    private final EntityManager database;

    CaseSearches(EntityManager database) {
        this.database = database;
    }

    /** Empty where a term that has to be there is nowhere. */
    Optional<Search> of(CaseFilter filter) {
        List<Choice> choices = new ArrayList<>();
        for (CaseFilter.Wanted wanted : filter.wanted().toList()) {
            List<byte[]> terms = terms(wanted);
            int frequency = terms.isEmpty() ? 0 : frequency(terms);
            if (frequency == 0) {
                return Optional.empty();
            }
            choices.add(new Choice(terms, frequency));
        }
        choices.sort(Comparator.comparingInt(Choice::frequency));
        return Optional.of(new Search(database, choices, filter.since(), filter.until()));
    }

    /** One of these terms. @param frequency how many cases have one of them, {@value #RARE} at most */
    private record Choice(List<byte[]> terms, int frequency) {}

    /** A name that exists is meant as such; only where there is none, those that begin so. */
    private List<byte[]> terms(CaseFilter.Wanted wanted) {
        List<byte[]> exact = List.of(wanted.term().bytes());
        boolean name = wanted.term().kind() != Term.Kind.WORD;
        return !wanted.beginning() || name && frequency(exact) > 0 ? exact : beginning(wanted.term());
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

    private int frequency(List<byte[]> terms) {
        Query query = database.createNativeQuery(
                "select count(*) from (select 1 as one from case_term t where t.term in (?1) fetch first " + RARE
                        + " rows only) as found",
                Long.class);
        return ((Number) query.setParameter(1, terms).getSingleResult()).intValue();
    }

    /** The statement that finds cases. @param terms how many of them have to be there @param several whether the first is one of several @param ending whether there is a latest time */
    static String statement(int terms, boolean several, boolean ending) {
        String id = terms == 0 ? "s.id" : "t0.session_id";
        String time = terms == 0 ? "s.created_at" : "t0.created_at";
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            conditions.add(
                    i == 0
                            ? "t0.term in (:t0)"
                            : "exists (select 1 from case_term t%1$d where t%1$d.session_id = t0.session_id and t%1$d.term in (:t%1$d))"
                                    .formatted(i));
        }
        conditions.add(time + " >= :since");
        if (ending) {
            conditions.add(time + " < :until");
        }
        // A case with two of several terms is listed once.
        return "select " + id + (terms == 0 ? " from help_session s" : " from case_term t0") + " where "
                + String.join(" and ", conditions)
                + (several ? " group by t0.session_id, t0.created_at" : "")
                + " order by " + time + " desc, " + id;
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
        List<UUID> ids(int first, int most) {
            return query().setFirstResult(first).setMaxResults(most).getResultList();
        }

        int count(int most) {
            return ids(0, most).size();
        }

        private Query query() {
            boolean several = !choices.isEmpty() && choices.getFirst().terms().size() > 1;
            Query query = database.createNativeQuery(statement(choices.size(), several, until.isPresent()), UUID.class);
            query.setParameter("since", since.orElse(Instant.EPOCH));
            until.ifPresent(end -> query.setParameter("until", end));
            for (int i = 0; i < choices.size(); i++) {
                query.setParameter("t" + i, choices.get(i).terms());
            }
            return query;
        }
    }
}
