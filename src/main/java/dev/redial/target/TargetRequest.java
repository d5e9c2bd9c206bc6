package dev.redial.target;

import java.util.Optional;

/**
 * What a person typed, untouched: nothing here is trusted or trimmed yet.
 *
 * @param host a name or address, perhaps with a port ({@code pc7.example.org:3390}, {@code [2001:db8::7]:3389})
 * @param port the port from its own field; one written behind the host is the more deliberate of the two and wins
 * @param gateway the RD Gateway, in the same forms as the host
 */
public record TargetRequest(String host, Optional<Integer> port, Optional<String> gateway) {}
