package dev.redial.probe.net;

/**
 * Counts TLS records (RFC 8446 section 5.1) before the ServerHello that bring no byte of it: warnings, empty records, changes of cipher. An honest
 * server sends one or two; a flood of them would keep us busy for as long as it likes (CVE-2016-8610).
 */
final class RecordCount {

    private static final int MOST_BEFORE_SERVER_HELLO = 64;
    private static final int HEADER = 5;
    private static final int HANDSHAKE = 22;

    private int inHeader;
    private int type;
    private int length;
    private int bodyLeft;
    private int idle;
    private boolean serverHelloCame;

    void serverHelloCame() {
        serverHelloCame = true;
    }

    boolean tooMany() {
        return !serverHelloCame && idle > MOST_BEFORE_SERVER_HELLO;
    }

    /** Follows the bytes that were read, in whatever pieces they come. */
    void pass(byte[] buffer, int offset, int count) {
        int next = offset;
        int end = offset + count;
        while (next < end) {
            if (bodyLeft > 0) {
                int part = Math.min(bodyLeft, end - next);
                bodyLeft -= part;
                next += part;
            } else {
                header(buffer[next++] & 0xff);
            }
        }
    }

    /** Type, version (2), length (2). */
    private void header(int octet) {
        if (inHeader == 0) {
            type = octet;
        }
        length = (length << 8 | octet) & 0xffff;
        inHeader++;
        if (inHeader == HEADER) {
            inHeader = 0;
            bodyLeft = length;
            idle += type == HANDSHAKE && length > 0 ? 0 : 1;
        }
    }
}
