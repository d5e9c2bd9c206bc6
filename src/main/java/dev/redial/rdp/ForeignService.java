package dev.redial.rdp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What answers on the port when it is not RDP, told by its first bytes. A guess for the person's orientation, no more. */
public enum ForeignService {
    HTTP,
    TLS,
    SSH,
    VNC,
    SMTP,
    FTP,
    TELNET,
    MYSQL,
    /** Not RDP, and nothing we know. */
    UNKNOWN;

    /** No more of a stranger's banner is looked at. */
    private static final int BANNER = 64;

    /**
     * Tells what a peer is that does not speak RDP.
     *
     * @param answer what the peer said first; bytes after the 64th are ignored
     * @return empty if this may be RDP, as it begins like a TPKT or nothing was said
     */
    public static Optional<ForeignService> recognise(byte[] answer) {
        if (answer.length == 0 || answer[0] == TpktFrame.VERSION) {
            return Optional.empty();
        }
        if (isTlsRecord(answer)) {
            return Optional.of(TLS);
        }
        if (isTelnetOption(answer)) {
            return Optional.of(TELNET);
        }
        return Optional.of(isMysqlGreeting(answer) ? MYSQL : byText(answer));
    }

    /** The name in lower case, as findings carry it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ForeignService byText(byte[] answer) {
        String text = new String(answer, 0, Math.min(answer.length, BANNER), StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT);
        if (text.startsWith("HTTP/") || text.startsWith("<!DOCTYPE HTML") || text.startsWith("<HTML")) {
            return HTTP;
        }
        if (text.startsWith("SSH-")) {
            return SSH;
        }
        if (text.startsWith("RFB ")) {
            return VNC;
        }
        return text.startsWith("220") ? byGreeting(text) : UNKNOWN;
    }

    /** Mail and file transfer greet with the same number (RFC 5321, RFC 959); only the words after it tell them apart. */
    private static ForeignService byGreeting(String text) {
        if (text.contains("SMTP")) {
            return SMTP;
        }
        return text.contains("FTP") ? FTP : UNKNOWN;
    }

    /** RFC 8446 section 5.1: content type 20 to 24, then version 3.0 to 3.4. */
    private static boolean isTlsRecord(byte[] answer) {
        return answer.length >= 3
                && answer[0] >= 20
                && answer[0] <= 24
                && answer[1] == 3
                && answer[2] >= 0
                && answer[2] <= 4;
    }

    /** RFC 854: IAC, then WILL, WONT, DO or DONT. */
    private static boolean isTelnetOption(byte[] answer) {
        return answer.length >= 2 && answer[0] == (byte) 0xff && (answer[1] & 0xff) >= 0xfb && answer[1] != (byte) 0xff;
    }

    /** MySQL packet: length in 3 bytes, number 0, then protocol 10 or the mark of an error ("host is not allowed"). */
    private static boolean isMysqlGreeting(byte[] answer) {
        return answer.length >= 5 && answer[2] == 0 && answer[3] == 0 && (answer[4] == 10 || answer[4] == (byte) 0xff);
    }
}
