/**
 * The pages for visitors: start, error codes, one's own session, steps and causes, and what we test. They take forms, show records and leave
 * all thinking to {@code session}, {@code diagnosis} and {@code knowledge}. Every page works without JavaScript.
 */
@NullMarked
package dev.redial.portal;

import org.jspecify.annotations.NullMarked;
