package dev.redial.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an administrator may not do to an account, so that somebody always gets in and everybody can be told apart. */
final class AccountRules {

    /** Without capitals, so that no two names look like one; without what would mean something in an address. */
    private static final String NAME = "[a-z][a-z0-9._-]{1,39}";

    private final List<StaffAccount> all;
    private final String by;

    /** @param all every account there is @param by who wants the change */
    AccountRules(List<StaffAccount> all, String by) {
        this.all = all;
        this.by = by;
    }

    Optional<Refusal> create(String name, Set<StaffRole> roles) {
        if (!name.matches(NAME)) {
            return Optional.of(Refusal.NAME_UNREADABLE);
        }
        if (all.stream().anyMatch(account -> account.name().equals(name))) {
            return Optional.of(Refusal.NAME_TAKEN);
        }
        return someOf(roles);
    }

    Optional<Refusal> give(StaffAccount account, Set<StaffRole> roles) {
        return someOf(roles).or(() -> roles.contains(StaffRole.ADMIN) ? Optional.empty() : takeAdmin(account));
    }

    /** Who shall have no right at all is disabled. */
    private static Optional<Refusal> someOf(Set<StaffRole> roles) {
        return roles.isEmpty() ? Optional.of(Refusal.ROLE_MISSING) : Optional.empty();
    }

    Optional<Refusal> disable(StaffAccount account) {
        return isYou(account) ? Optional.of(Refusal.YOURSELF) : takeAdmin(account);
    }

    Optional<Refusal> newPassword(StaffAccount account) {
        return isYou(account) ? Optional.of(Refusal.YOURSELF) : Optional.empty();
    }

    private Optional<Refusal> takeAdmin(StaffAccount account) {
        if (!account.roles().contains(StaffRole.ADMIN)) {
            return Optional.empty();
        }
        if (isYou(account)) {
            return Optional.of(Refusal.YOURSELF);
        }
        boolean others = all.stream()
                .anyMatch(other -> other.administers() && !other.name().equals(account.name()));
        return others || account.disabled() ? Optional.empty() : Optional.of(Refusal.LAST_ADMIN);
    }

    private boolean isYou(StaffAccount account) {
        return account.name().equals(by);
    }
}
