package dev.redial.target;

/** Asks for the addresses of a name, once per run. A seam for tests; {@link DnsResolver} is the real one. */
public interface NameResolver {
    /** Never throws for what name servers do; it ends within 5 seconds. */
    NameAnswer resolve(HostName.Dns name);
}
