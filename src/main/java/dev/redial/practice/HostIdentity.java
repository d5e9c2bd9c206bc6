package dev.redial.practice;

/**
 * What a Windows host says of itself in an NTLM CHALLENGE. A host in no domain repeats its computer name as domain.
 *
 * @param dnsTree the forest's name; empty if the host is in no domain
 */
public record HostIdentity(
        String netBiosComputer,
        String netBiosDomain,
        String dnsComputer,
        String dnsDomain,
        String dnsTree,
        OsBuild build) {

    /** Windows' version as in the VERSION structure, MS-NLMP 2.2.2.10. */
    public record OsBuild(int major, int minor, int build) {
        /** Windows Server 2022. */
        public static final OsBuild SERVER_2022 = new OsBuild(10, 0, 20348);
    }

    /** A host in a workgroup, with a name of at most 15 characters. */
    public static HostIdentity workgroup(String netBiosComputer, String dnsComputer) {
        return new HostIdentity(netBiosComputer, netBiosComputer, dnsComputer, dnsComputer, "", OsBuild.SERVER_2022);
    }

    public HostIdentity build(OsBuild build) {
        return new HostIdentity(netBiosComputer, netBiosDomain, dnsComputer, dnsDomain, dnsTree, build);
    }
}
