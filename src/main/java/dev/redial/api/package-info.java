/** The JSON API under {@code /api/v1}: the same cases as the pages, for scripts and other programs. Errors are RFC 9457 problems. */
@NullMarked
package dev.redial.api;

import org.jspecify.annotations.NullMarked;
