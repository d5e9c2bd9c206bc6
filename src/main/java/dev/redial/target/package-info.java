/**
 * Where we may look. Typed text becomes a {@link dev.redial.target.HostName}, the name is resolved once by our own client, every address
 * is judged, and only {@link dev.redial.target.TargetPolicy} can hand out an {@link dev.redial.target.ApprovedTarget}, the sole thing the
 * prober dials. Nothing outside this package resolves names.
 */
@NullMarked
package dev.redial.target;

import org.jspecify.annotations.NullMarked;
