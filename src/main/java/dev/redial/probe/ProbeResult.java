package dev.redial.probe;

import java.net.InetAddress;
import java.time.Duration;

/** One measurement at one address. */
public record ProbeResult(ProbeId probe, InetAddress address, Attempt attempt, Duration took) {}
