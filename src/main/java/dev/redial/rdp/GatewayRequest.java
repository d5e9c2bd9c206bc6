package dev.redial.rdp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The first request of a client to an RD Gateway, MS-TSGU 2.2.3.1.2, 2.2.3.2.1 and 3.3.5.1,
 * MS-RPCH 2.1.2.1. It carries no Authorization: the answer that asks
 * for one is all we want.
 *
 * @param host for the Host header: the gateway's name, with its port unless that is 443
 * @param identity by which we make ourselves known: printable ASCII without blanks
 * @param connectionId a GUID in the form of RFC 4122
 * @param webSocketKey 16 random bytes in Base64, RFC 6455 section 4.1; sent with {@link GatewayTransport#WEBSOCKET} alone
 */
public record GatewayRequest(
        GatewayTransport transport, String host, String identity, String connectionId, String webSocketKey) {

    /** RFC 6455 section 1.3: what a server appends to the key before it hashes both. */
    private static final String WEBSOCKET_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** The request as it is sent. */
    public byte[] bytes() {
        String head = switch (transport) {
            case WEBSOCKET -> """
                            RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1
                            Host: %s
                            Cache-Control: no-cache
                            Pragma: no-cache
                            Accept: */*
                            User-Agent: MS-RDGateway/1.0 %s
                            RDG-Connection-Id: {%s}
                            Connection: Upgrade
                            Upgrade: websocket
                            Sec-WebSocket-Version: 13
                            Sec-WebSocket-Key: %s

                            """.formatted(host, identity, connectionId, webSocketKey);
            case HTTP -> """
                            RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1
                            Host: %s
                            Cache-Control: no-cache
                            Pragma: no-cache
                            Accept: */*
                            User-Agent: MS-RDGateway/1.0 %s
                            RDG-Connection-Id: {%s}
                            Connection: Keep-Alive
                            Content-Length: 0

                            """.formatted(host, identity, connectionId);
            case RPC -> """
                            RPC_IN_DATA /rpc/rpcproxy.dll?localhost:3388 HTTP/1.1
                            Host: %s
                            Cache-Control: no-cache
                            Pragma: no-cache
                            Accept: application/rpc
                            User-Agent: MSRPC %s
                            Connection: Keep-Alive
                            Content-Length: 0

                            """.formatted(host, identity);
        };
        return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** What a server that understood a WebSocket request answers to its key, RFC 6455 section 4.2.2. */
    String webSocketProof() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((webSocketKey + WEBSOCKET_GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
