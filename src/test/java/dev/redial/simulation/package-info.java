/**
 * Plays persons with a faulty connection through the troubleshooter and through other ways of finding the fault, in a world that is like the knowledge but not
 * as it says: every number in it is changed a little, because ours are wrong by we don't know how much. {@code src/bench/run diagnosis} runs it at length,
 * {@code SimulationTest} in short.
 */
@NullMarked
package dev.redial.simulation;

import org.jspecify.annotations.NullMarked;
