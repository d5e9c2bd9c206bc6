/** Stands in for the policy, which refuses loopback. */
package dev.redial.target;
