package dev.redial.knowledge;

import java.util.List;

/**
 * Advice that the web gives and we don't, with the reason.
 *
 * @param instead what to do in its place
 * @param sources ids of sources
 */
public record Discouraged(String id, List<StepId> instead, List<String> sources, Texts texts) {}
