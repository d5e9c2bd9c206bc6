package dev.redial.practice;

import java.time.Duration;

/** What a server does with the client's first TSRequest (which carries NTLM NEGOTIATE). MS-CSSP 3.1.5. */
public sealed interface NlaAnswer {

    /** NTSTATUS of a host that forbids NTLM (error codes for {@link Failure}). */
    int STATUS_NTLM_BLOCKED = 0xC0000418;

    /**
     * A TSRequest with an NTLM CHALLENGE; nothing is answered after that.
     *
     * @param clockSkew what the server's clock is ahead of ours; negative if it is behind
     * @param credSspVersion the version field, 2 to 6
     */
    record Challenge(HostIdentity identity, Duration clockSkew, int credSspVersion) implements NlaAnswer {}

    /** A TSRequest with an errorCode, then close. */
    record Failure(int ntStatus, int credSspVersion) implements NlaAnswer {}

    /** These bytes instead of a TSRequest, then close. */
    record Bytes(WireBytes bytes) implements NlaAnswer {}

    record End(Ending ending) implements NlaAnswer {}

    /** A challenge with the right time and CredSSP version 6. */
    static Challenge challenge(HostIdentity identity) {
        return new Challenge(identity, Duration.ZERO, 6);
    }
}
