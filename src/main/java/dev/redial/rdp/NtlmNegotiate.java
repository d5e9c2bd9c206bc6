package dev.redial.rdp;

import static dev.redial.rdp.NtlmFlags.*;

/**
 * NEGOTIATE_MESSAGE, MS-NLMP 2.2.1.1: asks a server for its challenge, in which it names itself. It carries nothing of a person:
 * no user, no domain, only our own constant name where a workstation's belongs, so that a host's owner who sees it knows whom to
 * ask. An AUTHENTICATE_MESSAGE, which would be an attempt to log on, does not exist in this program.
 */
public final class NtlmNegotiate {

    static final String SIGNATURE = "NTLMSSP\0";
    static final int TYPE = 1;

    private static final String WORKSTATION = "REDIAL";

    /** What Windows clients ask for, so that servers take the usual way; key and signing bits are never put to use. */
    private static final NtlmFlags FLAGS = NtlmFlags.of(
            UNICODE,
            REQUEST_TARGET,
            SIGN,
            SEAL,
            NtlmFlags.NTLM,
            OEM_WORKSTATION_SUPPLIED,
            ALWAYS_SIGN,
            EXTENDED_SESSION_SECURITY,
            TARGET_INFO,
            VERSION,
            KEY_128,
            KEY_EXCHANGE,
            KEY_56);

    private static final int PAYLOAD = 40;
    private static final int NTLMSSP_REVISION_W2K3 = 15;

    private NtlmNegotiate() {}

    /** The message, the same each time. */
    public static byte[] bytes() {
        return new ByteWriter()
                .ascii(SIGNATURE)
                .u32le(TYPE)
                .u32le(FLAGS.bits())
                .u16le(0) // domain: length, room, offset
                .u16le(0)
                .u32le(PAYLOAD)
                .u16le(WORKSTATION.length())
                .u16le(WORKSTATION.length())
                .u32le(PAYLOAD)
                .u8(10) // version 10.0 without a build: we are no Windows, and servers only keep it for their logs
                // (2.2.2.10)
                .u8(0)
                .u16le(0)
                .u16le(0) // reserved, 3 bytes
                .u8(0)
                .u8(NTLMSSP_REVISION_W2K3)
                .ascii(WORKSTATION)
                .toByteArray();
    }
}
