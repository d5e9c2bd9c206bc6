/**
 * Servers that answer as no honest one does: a corpus of cases ({@code src/test/resources/hostile/cases.yaml}), a player for them, and the judge
 * of what our engine made of each.
 */
@NullMarked
package dev.redial.hostile;

import org.jspecify.annotations.NullMarked;
