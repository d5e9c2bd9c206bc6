package dev.redial.rdp;

import java.util.Locale;

/**
 * NEGOTIATE flags of NTLM messages, MS-NLMP 2.2.2.5; named are those we send or look at. Unknown bits survive.
 *
 * @param bits the 32 bits of the field
 */
public record NtlmFlags(int bits) {

    static final NtlmFlags UNICODE = new NtlmFlags(0x0000_0001);
    static final NtlmFlags OEM = new NtlmFlags(0x0000_0002);
    static final NtlmFlags REQUEST_TARGET = new NtlmFlags(0x0000_0004);
    static final NtlmFlags SIGN = new NtlmFlags(0x0000_0010);
    static final NtlmFlags SEAL = new NtlmFlags(0x0000_0020);
    static final NtlmFlags NTLM = new NtlmFlags(0x0000_0200);
    static final NtlmFlags OEM_WORKSTATION_SUPPLIED = new NtlmFlags(0x0000_2000);
    static final NtlmFlags ALWAYS_SIGN = new NtlmFlags(0x0000_8000);
    static final NtlmFlags TARGET_TYPE_DOMAIN = new NtlmFlags(0x0001_0000);
    static final NtlmFlags TARGET_TYPE_SERVER = new NtlmFlags(0x0002_0000);
    static final NtlmFlags EXTENDED_SESSION_SECURITY = new NtlmFlags(0x0008_0000);
    static final NtlmFlags TARGET_INFO = new NtlmFlags(0x0080_0000);
    static final NtlmFlags VERSION = new NtlmFlags(0x0200_0000);
    static final NtlmFlags KEY_128 = new NtlmFlags(0x2000_0000);
    static final NtlmFlags KEY_EXCHANGE = new NtlmFlags(0x4000_0000);
    static final NtlmFlags KEY_56 = new NtlmFlags(0x8000_0000);

    static NtlmFlags of(NtlmFlags... flags) {
        int bits = 0;
        for (NtlmFlags flag : flags) {
            bits |= flag.bits;
        }
        return new NtlmFlags(bits);
    }

    boolean has(NtlmFlags flag) {
        return (bits & flag.bits) == flag.bits;
    }

    /** Eight hex digits. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "0x%08x", bits);
    }
}
