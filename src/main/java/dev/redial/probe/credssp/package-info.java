/** Network Level Authentication up to the NTLM challenge; no AUTHENTICATE message exists in this program. */
@NullMarked
package dev.redial.probe.credssp;

import org.jspecify.annotations.NullMarked;
