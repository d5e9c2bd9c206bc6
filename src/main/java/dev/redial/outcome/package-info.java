/** How cases ended: what fixed them, as plain values that stay readable when the knowledge changes. */
@NullMarked
package dev.redial.outcome;

import org.jspecify.annotations.NullMarked;
