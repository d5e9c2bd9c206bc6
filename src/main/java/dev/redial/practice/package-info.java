/**
 * Scripted RDP servers on loopback: practice hosts for the dev profile, and the other end of the line in tests (they live in src/main because
 * both use them). A {@link dev.redial.practice.Script} says how a server answers at each step, in the order in which a client meets them: X.224
 * negotiation, TLS, CredSSP. The package uses no other package of Redial, and the bytes are written out here once more on purpose: a test server
 * that shared code with the reader it tests would share its mistakes.
 */
@NullMarked
package dev.redial.practice;

import org.jspecify.annotations.NullMarked;
