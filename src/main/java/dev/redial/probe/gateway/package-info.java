/** Is there an RD Gateway, and how does it want people to sign in? HTTPS up to the first answer, MS-TSGU 3.3.5.1; nobody signs in. */
@NullMarked
package dev.redial.probe.gateway;

import org.jspecify.annotations.NullMarked;
