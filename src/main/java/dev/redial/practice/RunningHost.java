package dev.redial.practice;

import java.util.Optional;

/**
 * A practice host that can be tested now.
 *
 * @param address what to type as computer: {@code 127.0.0.1:33890}
 * @param gateway what to type as gateway, if it is behind one
 */
public record RunningHost(PracticeHost host, String address, Optional<String> gateway) {}
