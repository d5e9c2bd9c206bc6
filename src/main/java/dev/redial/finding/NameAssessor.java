package dev.redial.finding;

import static dev.redial.finding.FindingCode.*;

import dev.redial.target.NameLookup;
import java.util.ArrayList;
import java.util.List;

/** Judges how the name became an address. */
public final class NameAssessor {

    private static final long SLOW_MILLIS = 2_000;

    private NameAssessor() {}

    static List<Finding> assess(Seen seen) {
        List<Finding> found = new ArrayList<>(lookup(seen.lookup()));
        if (seen.internalAddresses()) {
            found.add(Finding.of(NAME_INTERNAL_ADDRESS, "name", seen.lookup().asked())
                    .as(Severity.WARNING));
        }
        return found;
    }

    /** What the answer of the name servers means. */
    public static List<Finding> lookup(NameLookup lookup) {
        String name = lookup.asked();
        List<Finding> found = new ArrayList<>();
        switch (lookup.status()) {
            case LITERAL -> {} // nothing was asked, so there is nothing to say
            case FOUND -> found.add(Finding.of(NAME_RESOLVED, "count", String.valueOf(lookup.addresses())));
            case NOT_FOUND -> found.add(Finding.of(NAME_NOT_FOUND, "name", name));
            case NO_ADDRESS -> found.add(Finding.of(NAME_NO_ADDRESS, "name", name));
            case SERVER_FAILED -> found.add(Finding.of(NAME_SERVER_FAILED, "name", name));
            case SERVER_REFUSED -> found.add(Finding.of(NAME_SERVER_REFUSED, "name", name));
            case TIMEOUT -> found.add(Finding.of(NAME_TIMEOUT, "name", name));
            case ALIAS_LOOP -> found.add(Finding.of(NAME_ALIAS_LOOP, "name", name));
            case INVALID -> found.add(Finding.of(NAME_ANSWER_INVALID, "name", name));
        }
        lookup.silence()
                .ifPresent(family -> found.add(Finding.of(NAME_FAMILY_TIMEOUT, "name", name, "family", family.word())));
        long millis = lookup.took().toMillis();
        if (lookup.status() == NameLookup.Status.FOUND && millis >= SLOW_MILLIS) {
            found.add(Finding.of(NAME_SLOW, "millis", String.valueOf(millis)));
        }
        return found.stream().map(f -> f.took(millis)).toList();
    }
}
