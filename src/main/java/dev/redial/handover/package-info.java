/**
 * Passing a case on to those who can fix it, by e-mail or to another system. What is to be sent lies in a table until it has been taken or given up;
 * {@link dev.redial.handover.Handovers} is the way in. Sockets live in {@code handover.net} alone.
 */
@NullMarked
package dev.redial.handover;

import org.jspecify.annotations.NullMarked;
