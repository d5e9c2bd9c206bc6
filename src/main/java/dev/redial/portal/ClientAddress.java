package dev.redial.portal;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Who asks, as the key of limits: an IPv4 address, or the first half of an IPv6 one, which is what one household has (REQUIREMENTS A-01). */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServerRequest request) {
        String text = request.remoteAddress().hostAddress();
        if (text == null) {
            return "unknown";
        }
        InetAddress address = InetAddress.ofLiteral(text);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : text;
    }
}
