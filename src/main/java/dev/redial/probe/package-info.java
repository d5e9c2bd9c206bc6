/**
 * What we saw at the target. Probes measure and never judge; what a measurement means is said in {@code finding}. Everything below this
 * package (lines, TLS, the single probes) is hidden from the rest of the program.
 */
@NullMarked
package dev.redial.probe;

import org.jspecify.annotations.NullMarked;
