/** How likely each cause is, given everything known about a case, and what to do next. Pure: the same evidence gives the same diagnosis. */
@NullMarked
package dev.redial.diagnosis;

import org.jspecify.annotations.NullMarked;
