/** Which security protocols the host accepts: the X.224 exchange with RDP_NEG_REQ, MS-RDPBCGR 2.2.1.1 and 2.2.1.2. */
@NullMarked
package dev.redial.probe.negotiation;

import org.jspecify.annotations.NullMarked;
