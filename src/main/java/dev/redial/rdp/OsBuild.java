package dev.redial.rdp;

/**
 * The operating system's version as NTLM tells it, VERSION in MS-NLMP 2.2.2.10; 10.0.20348 is Windows Server 2022. Servers that
 * are not Windows put in what they please.
 */
public record OsBuild(int major, int minor, int build) {

    /** Dotted, such as {@code 10.0.20348}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + build;
    }
}
