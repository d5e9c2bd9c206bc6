/** How far a TLS handshake gets, and the certificate as sent. */
@NullMarked
package dev.redial.probe.tls;

import org.jspecify.annotations.NullMarked;
