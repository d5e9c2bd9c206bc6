package dev.redial.target;

import java.util.Optional;

/** A host in its one canonical form, already judged for syntax. Show {@link #ascii()}; it is what is resolved and stored. */
public sealed interface HostName {

    /** The name in lower case as A-labels without trailing dot, or the address ({@code 192.0.2.7}, {@code 2001:db8::7}). */
    String ascii();

    /** How people write the name, when that differs from {@link #ascii()}. */
    Optional<String> unicode();

    /** Whether the name mixes scripts or can pass for a plain ASCII one; show a warning beside it. */
    boolean lookAlike();

    /**
     * A name to be asked of a name server.
     *
     * @param ascii labels of letters, digits, hyphens and underscores; at most 253 characters
     */
    record Dns(String ascii, Optional<String> unicode, boolean lookAlike) implements HostName {}

    /** An address that was typed as such. */
    record Literal(IpAddress address) implements HostName {
        @Override
        public String ascii() {
            return address.text();
        }

        @Override
        public Optional<String> unicode() {
            return Optional.empty();
        }

        @Override
        public boolean lookAlike() {
            return false;
        }
    }
}
