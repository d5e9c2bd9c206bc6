/**
 * Accounts of installations without Keycloak: names, bcrypt hashes, how they sign in and how a password is changed. Signs nobody in
 * unless {@code redial.login} is {@code local}. Writes what happens into the audit trail.
 */
@NullMarked
package dev.redial.staff;

import org.jspecify.annotations.NullMarked;
