package dev.redial.practice;

/**
 * A practice host that can be tested now.
 *
 * @param address what to type as computer: {@code 127.0.0.1:33890}
 */
public record RunningHost(PracticeHost host, String address) {}
