/** How well Redial helps: counts by day without a person in them, what they amount to, and how that is shown. */
@NullMarked
package dev.redial.figures;

import org.jspecify.annotations.NullMarked;
