package jp.nagaokapay.gateway.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which addresses are on the internet, by IANA's registries of special purposes. Of IPv6 only the
 * range of global addresses counts, so that special ranges yet to be defined are refused too.
 */
final class InternetAddresses {
    private static final List<IpAddressMatcher> SPECIAL_V4 =
            matchers(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");
    private static final List<IpAddressMatcher> GLOBAL_V6 = matchers("2000::/3");
    private static final List<IpAddressMatcher> SPECIAL_V6 =
            matchers(
                    // Teredo and others of the kind, documentation, 6to4, AS112.
                    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");
    private static final List<IpAddressMatcher> NAT64 = matchers("64:ff9b::/96");
    private static final int V4_IN_NAT64_AT = 12;

    private InternetAddresses() {}

    static boolean contain(InetAddress address) {
        String text = withoutScope(address).getHostAddress();
        if (address instanceof Inet4Address) {
            return !matches(SPECIAL_V4, text);
        }
        if (matches(NAT64, text)) {
            byte[] bytes = address.getAddress();
            return contain(ofBytes(Arrays.copyOfRange(bytes, V4_IN_NAT64_AT, bytes.length)));
        }
        return matches(GLOBAL_V6, text) && !matches(SPECIAL_V6, text);
    }

    private static boolean matches(List<IpAddressMatcher> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.matches(address));
    }

    private static InetAddress withoutScope(InetAddress address) {
        return ofBytes(address.getAddress());
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has that length", e);
        }
    }

    private static List<IpAddressMatcher> matchers(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }
}
