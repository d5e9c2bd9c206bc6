package dev.redial.staff;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** What the rest of the application sees of a local account that is signed in. */
public final class StaffIdentity {

    /** The only right of an account whose password is still the one we made up. */
    public static final String MUST_CHANGE = "must-change-password";

    private static final String ACCOUNT = "redial.staff.account";

    private StaffIdentity() {}

    static SecurityIdentity of(SignedIn who) {
        StaffAccount account = who.account();
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(who.ticket().text()))
                .addAttribute(ACCOUNT, account.name());
        if (account.mustChange()) {
            identity.addRole(MUST_CHANGE);
        } else {
            account.roles().forEach(role -> identity.addRole(role.id()));
        }
        return identity.build();
    }

    /** The name of who is signed in, by a local account or otherwise. */
    public static String name(SecurityIdentity identity) {
        String account = identity.getAttribute(ACCOUNT);
        return account == null ? identity.getPrincipal().getName() : account;
    }
}
