package dev.redial.practice;

import java.time.Duration;
import java.util.List;

/** What a server does with the X.224 Connection Request, the first thing an RDP client sends. MS-RDPBCGR 2.2.1.2 and 5.3. */
public sealed interface X224Answer {

    // Failure codes, MS-RDPBCGR 2.2.1.2.2.
    int SSL_REQUIRED_BY_SERVER = 1;
    int SSL_NOT_ALLOWED_BY_SERVER = 2;
    int SSL_CERT_NOT_ON_SERVER = 3;
    int INCONSISTENT_FLAGS = 4;
    int HYBRID_REQUIRED_BY_SERVER = 5;
    int SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER = 6;

    /**
     * RDP_NEG_RSP with the first of these protocols the request offers; if it offers none of them, RDP_NEG_FAILURE. A request without negotiation
     * data gets a plain Connection Confirm if classic security is among them, and is hung up on otherwise.
     *
     * @param otherwise the failure code
     */
    record Select(List<Protocol> byPreference, int otherwise) implements X224Answer {
        public Select {
            byPreference = List.copyOf(byPreference);
        }
    }

    /** RDP_NEG_RSP with this protocol, offered or not: xrdp answers protocol 0 even to those who ask for TLS only. */
    record AlwaysSelect(Protocol protocol) implements X224Answer {}

    /** RDP_NEG_FAILURE, then close. */
    record Refuse(int failureCode) implements X224Answer {}

    /** A Connection Confirm without negotiation data, as Windows Server 2003 sends it; classic security follows. */
    record WithoutNegotiation() implements X224Answer {}

    /** These bytes as answer, whatever came first (some service may wait for a line that never ends), then close. */
    record Bytes(WireBytes bytes) implements X224Answer {}

    /** These bytes before the client has said anything, as SSH greets; then silence. */
    record Banner(WireBytes bytes) implements X224Answer {}

    /** The end, before the request is read. */
    record EndAtOnce(Ending ending) implements X224Answer {}

    /** The end, after the request is read. */
    record EndAfterRequest(Ending ending) implements X224Answer {}

    /** This answer byte by byte, with a pause before each. */
    record Drip(X224Answer answer, Duration pause) implements X224Answer {}

    /** This answer after a while. */
    record Late(X224Answer answer, Duration after) implements X224Answer {}

    /** A reset for requests with {@code Cookie: mstshash=}, as some inspection devices do; this answer for others. */
    record ResetOnCookie(X224Answer otherwise) implements X224Answer {}
}
