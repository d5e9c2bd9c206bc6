package dev.redial.practice;

/** What a server does with the MCS Connect Initial that follows when classic security was chosen. MS-RDPBCGR 2.2.1.4. */
public sealed interface McsAnswer {

    /**
     * An MCS Connect Response with these numbers of TS_UD_SC_SEC1, MS-RDPBCGR 2.2.1.4.3; nothing is answered after that.
     *
     * @param encryptionMethod 0 none, 1 40 bit, 2 128 bit, 8 56 bit, 16 FIPS
     * @param encryptionLevel 0 none, 1 low, 2 client compatible, 3 high, 4 FIPS
     */
    record ConnectResponse(int encryptionMethod, int encryptionLevel) implements McsAnswer {}

    /** These bytes, whatever they are; nothing is answered after that. */
    record Bytes(WireBytes bytes) implements McsAnswer {}

    record End(Ending ending) implements McsAnswer {}
}
