/** Bringing one letter: connections to approved receivers only, with their certificate verified, bounded in bytes and in time. */
@NullMarked
package dev.redial.handover.net;

import org.jspecify.annotations.NullMarked;
