/**
 * Who asked not to be tested (REQUIREMENTS A-14): addresses, ranges and domains, entered by staff or by their holders with a proof, and kept
 * until withdrawn. {@link dev.redial.optout.OptOutList} is what the target policy asks at each decision.
 */
@NullMarked
package dev.redial.optout;

import org.jspecify.annotations.NullMarked;
