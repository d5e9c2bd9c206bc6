/** Who may have a check made, of what and how often; and the record of who had which one made. */
@NullMarked
package dev.redial.admission;

import org.jspecify.annotations.NullMarked;
