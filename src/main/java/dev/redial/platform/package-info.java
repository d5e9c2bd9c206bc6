/** The house, not the product: the clock, the database driver, headers, error pages, languages. Uses nobody, and nobody uses it by name. */
@NullMarked
package dev.redial.platform;

import org.jspecify.annotations.NullMarked;
