/** What staff did, in a chain of hashes that shows whether somebody changed it afterwards (REQUIREMENTS W-16). Uses nobody. */
@NullMarked
package dev.redial.audit;

import org.jspecify.annotations.NullMarked;
