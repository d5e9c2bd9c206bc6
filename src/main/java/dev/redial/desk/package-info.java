/**
 * Pages for support staff: the list of sessions, one session with all its evidence, signing in and out. Whoever is not signed in sees the
 * sign-in page only.
 */
@NullMarked
package dev.redial.desk;

import org.jspecify.annotations.NullMarked;
