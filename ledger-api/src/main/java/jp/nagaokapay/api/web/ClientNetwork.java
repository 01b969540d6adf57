package jp.nagaokapay.api.web;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * From where a request comes, as far as it tells one client from another: an IPv4 address, but of
 * an IPv6 address only the /64 network, in which one client has as many addresses as it likes.
 */
final class ClientNetwork {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    static String of(String address) {
        int zone = address.indexOf('%');
        InetAddress parsed;
        try {
            parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
        byte[] bytes = parsed.getAddress();
        return bytes.length == IPV6_BYTES
                ? HexFormat.ofDelimiter(":").formatHex(bytes, 0, NETWORK_BYTES)
                : parsed.getHostAddress();
    }
}
