/** Measures the figures that the probe engine has promised, beside nmap and sslscan. Begin with {@link Benchmarks}. */
package dev.redial.bench;
