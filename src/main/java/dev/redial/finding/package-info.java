/** What the measurements mean: findings with stable names, judged by one pure function from what the probes saw. */
@NullMarked
package dev.redial.finding;

import org.jspecify.annotations.NullMarked;
