package dev.redial.staff;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Accounts for tests, as no page makes them. */
public final class TestStaff {

    public static final String PASSWORD = "correct horse battery";

    private TestStaff() {}

    /** Makes an account with {@link #PASSWORD}, in place of one of the same name. @param roles separated by commas */
    public static void account(String name, String roles) {
        make(name, roles, false);
    }

    /** Makes one whose password has yet to be changed. */
    public static void fresh(String name, String roles) {
        make(name, roles, true);
    }

    private static void make(String name, String roles, boolean mustChange) {
        StaffStore store = Arc.container().instance(StaffStore.class).get();
        StaffAccounts accounts = Arc.container().instance(StaffAccounts.class).get();
        QuarkusTransaction.requiringNew().run(() -> store.deleteById(name));
        accounts.create(name, PASSWORD, roles, mustChange);
    }
}
