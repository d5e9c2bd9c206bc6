/** Does the host answer RDP over UDP, the second way for picture and sound? The handshake of MS-RDPEUDP as far as its first answer. */
@NullMarked
package dev.redial.probe.udp;

import org.jspecify.annotations.NullMarked;
