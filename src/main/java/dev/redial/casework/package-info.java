/** What support staff do with sessions: find them, take care of them, see which belong together. */
@NullMarked
package dev.redial.casework;

import org.jspecify.annotations.NullMarked;
