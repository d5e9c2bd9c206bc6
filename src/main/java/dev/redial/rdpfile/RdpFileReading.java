package dev.redial.rdpfile;

/** What came of reading something that should be an .rdp file. */
public sealed interface RdpFileReading {

    record Read(RdpFile file) implements RdpFileReading {}

    /** It is none. */
    record Unreadable(Why why) implements RdpFileReading {}

    /** Why something is no .rdp file. */
    enum Why {
        EMPTY,
        TOO_LONG,
        /** Not one line of the form {@code name:type:value}. */
        NOT_AN_RDP_FILE
    }
}
