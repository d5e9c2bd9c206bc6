package dev.redial.practice;

/**
 * How a gateway's web server answers.
 *
 * @param gateway the answer to a request for {@code /remoteDesktopGateway/}
 * @param other the answer to any other request, such as that of the older way over RPC
 * @param ending how the connection ends after an answer; requests after the first are not answered
 */
public record GatewayScript(TlsAnswer tls, WireBytes gateway, WireBytes other, Ending ending) {

    /** As Windows does before anybody has signed in: both ways ask for it. */
    public static GatewayScript windows(PracticeCertificate certificate) {
        WireBytes signIn = answer(
                "401 Unauthorized",
                "Server: Microsoft-HTTPAPI/2.0",
                "WWW-Authenticate: Negotiate",
                "WWW-Authenticate: NTLM");
        return answering(certificate, signIn);
    }

    /** A web server that knows of no gateway. */
    public static GatewayScript webServer(PracticeCertificate certificate) {
        return answering(certificate, answer("404 Not Found", "Server: practice", "Content-Type: text/html"));
    }

    /** What a proxy in front says when nothing behind it answers. */
    public static GatewayScript serviceDown(PracticeCertificate certificate) {
        return answering(certificate, answer("503 Service Unavailable", "Retry-After: 3600"));
    }

    /** As a page for signing in that stands before everything. */
    public static GatewayScript redirecting(PracticeCertificate certificate, String location) {
        return answering(certificate, answer("302 Found", "Location: " + location));
    }

    /** The same bytes to every request, and then silence. */
    public static GatewayScript answering(PracticeCertificate certificate, WireBytes bytes) {
        return new GatewayScript(TlsAnswer.handshake(certificate), bytes, bytes, Ending.STALL);
    }

    public GatewayScript with(TlsAnswer answer) {
        return new GatewayScript(answer, gateway, other, ending);
    }

    public GatewayScript with(Ending after) {
        return new GatewayScript(tls, gateway, other, after);
    }

    /** With another answer to requests that are not for {@code /remoteDesktopGateway/}. */
    public GatewayScript others(WireBytes answer) {
        return new GatewayScript(tls, gateway, answer, ending);
    }

    /** An answer without a body. @param status number and words */
    public static WireBytes answer(String status, String... fields) {
        String head = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return WireBytes.text("HTTP/1.1 " + status + "\r\n" + head + "Content-Length: 0\r\n\r\n");
    }
}
