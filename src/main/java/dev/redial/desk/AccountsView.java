package dev.redial.desk;

import dev.redial.staff.Refusal;
import dev.redial.staff.StaffAccount;
import dev.redial.staff.StaffDirectory;
import dev.redial.staff.StaffRole;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page of accounts as its template shows it.
 *
 * @param fresh the boxes of the form for a new account
 */
record AccountsView(List<Row> rows, List<Box> fresh, Said said) {

    /** How an account stands; the first that fits. */
    enum State {
        DISABLED,
        LOCKED,
        FIRST_PASSWORD,
        ACTIVE;

        static State of(StaffDirectory.Listed listed) {
            if (listed.account().disabled()) {
                return DISABLED;
            }
            if (listed.lockedUntil().isPresent()) {
                return LOCKED;
            }
            return listed.account().mustChange() ? FIRST_PASSWORD : ACTIVE;
        }
    }

    /** @param lockedUntil empty where it is not locked @param you whether it is the reader's own */
    record Row(
            String name,
            List<StaffRole> roles,
            List<Box> boxes,
            State state,
            String lockedUntil,
            String lastSignIn,
            String changedAt,
            boolean you) {}

    /** A role to tick. */
    record Box(StaffRole role, boolean ticked) {}

    /**
     * What came of a form.
     *
     * @param refusal why nothing was changed
     * @param about the account it is about; what was typed, for a new one
     * @param creating whether it is about a new one
     * @param password the one to hand over, or empty
     */
    record Said(@Nullable Refusal refusal, String about, boolean creating, Set<StaffRole> chosen, String password) {

        static Said nothing() {
            return new Said(null, "", false, Set.of(), "");
        }

        static Said password(String name, String password) {
            return new Said(null, name, false, Set.of(), password);
        }

        static Said refused(Refusal why, String name) {
            return new Said(why, name, false, Set.of(), "");
        }

        static Said refused(Refusal why, String typed, Set<StaffRole> chosen) {
            return new Said(why, typed, true, chosen, "");
        }
    }

    static AccountsView of(List<StaffDirectory.Listed> accounts, String you, Said said) {
        return new AccountsView(accounts.stream().map(a -> row(a, you)).toList(), boxes(said.chosen()), said);
    }

    private static Row row(StaffDirectory.Listed listed, String you) {
        StaffAccount account = listed.account();
        return new Row(
                account.name(),
                account.roles().stream().sorted().toList(),
                boxes(account.roles()),
                State.of(listed),
                listed.lockedUntil().map(DeskTime::text).orElse(""),
                account.lastSignInAt().map(DeskTime::text).orElse(""),
                DeskTime.text(account.changedAt()),
                account.name().equals(you));
    }

    private static List<Box> boxes(Set<StaffRole> ticked) {
        return Arrays.stream(StaffRole.values())
                .map(role -> new Box(role, ticked.contains(role)))
                .toList();
    }
}
