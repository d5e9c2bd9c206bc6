/** Is the port open? The first rung that needs a packet to the host. */
@NullMarked
package dev.redial.probe.port;

import org.jspecify.annotations.NullMarked;
