package jp.nagaokapay.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The network that an address is in: enough to see where abuse comes from, too little to tell one
 * person from their neighbours. /24 of IPv4, /64 of IPv6.
 */
public final class ShortenedNetwork {
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_KEPT = 3;
    private static final int IPV6_KEPT = 8;

    private ShortenedNetwork() {}

    /**
     * @param address a literal; what is none is answered with {@code -}
     */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "-";
        }
        try {
            int zone = address.indexOf('%');
            byte[] bytes =
                    InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone))
                            .getAddress();
            int kept = bytes.length == IPV4_BYTES ? IPV4_KEPT : IPV6_KEPT;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + '/' + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return "-";
        }
    }
}
