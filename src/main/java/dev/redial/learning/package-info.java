/** What ended cases teach: counts that staff approved, and how such a count comes about. */
@NullMarked
package dev.redial.learning;

import org.jspecify.annotations.NullMarked;
