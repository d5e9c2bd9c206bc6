package dev.redial.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member of staff may do. In small letters these are the names of the Keycloak realm's roles. */
public enum StaffRole {
    SUPPORT,
    ANALYST,
    EDITOR,
    AUDITOR,
    ADMIN;

    /** As pages, forms and the table write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name, if there is one. */
    public static Optional<StaffRole> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }

    /** @param list separated by commas; what is no role of ours gives no right */
    static Set<StaffRole> read(String list) {
        return Arrays.stream(list.split(","))
                .flatMap(id -> byId(id).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }

    static String list(Set<StaffRole> roles) {
        return roles.stream().sorted().map(StaffRole::id).collect(Collectors.joining(","));
    }
}
