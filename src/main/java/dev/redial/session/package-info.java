/**
 * One visitor's case, from arrival to outcome. {@link dev.redial.session.Troubleshooter} tells the whole way; start reading there.
 */
@NullMarked
package dev.redial.session;

import org.jspecify.annotations.NullMarked;
