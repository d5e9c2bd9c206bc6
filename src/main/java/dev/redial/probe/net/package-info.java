/** Lines to approved targets: the only place that opens sockets. Everything read is bounded in bytes and in time. */
@NullMarked
package dev.redial.probe.net;

import org.jspecify.annotations.NullMarked;
