package jp.nagaokapay.gateway.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.nagaokapay.gateway.webhook.TargetRefused.Reason;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Which addresses may be called. Checked when an endpoint is registered, and as the DNS resolver of
 * each connection: the checked address is the one connected to, so that a name that resolves
 * differently later (DNS rebinding) gains nothing.
 */
class TargetPolicy implements DnsResolver {
    static final int URL_LENGTH_MAX = 2_000;
    private static final int PORT_MAX = 65_535;

    /** Some readers take a host that ends in a number for an address, in one of many notations. */
    private static final Pattern ENDS_IN_A_NUMBER =
            Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN_V4 =
            Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private final Names names;
    private final boolean privateAllowed;

    /** Where names are looked up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    TargetPolicy(Names names, boolean privateAllowed) {
        this.names = names;
        this.privateAllowed = privateAllowed;
    }

    /** A url in the right form whose host may be called at this moment. */
    URI require(String url) throws UnknownHostException {
        URI target = form(url);
        resolve(target.getHost());
        return target;
    }

    private URI form(String url) throws TargetRefused {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        requireThat(
                scheme.equals("https") || (privateAllowed && scheme.equals("http")),
                Reason.NOT_HTTPS);
        requireThat(
                uri.getRawUserInfo() == null && uri.getRawFragment() == null,
                Reason.MORE_THAN_AN_ADDRESS);
        requireThat(
                uri.getHost() != null
                        && !uri.getRawAuthority().contains("@")
                        && uri.getPort() != 0
                        && uri.getPort() <= PORT_MAX,
                Reason.MALFORMED);
        return uri;
    }

    private static URI parse(String url) throws TargetRefused {
        requireThat(url.length() <= URL_LENGTH_MAX, Reason.MALFORMED);
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new TargetRefused(Reason.MALFORMED);
        }
    }

    /** The addresses of a host, if every one of them may be called. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        boolean literal = host.startsWith("[") || host.contains(":");
        requireThat(
                literal
                        || !ENDS_IN_A_NUMBER.matcher(host).matches()
                        || PLAIN_V4.matcher(host).matches(),
                Reason.AMBIGUOUS_HOST);
        InetAddress[] addresses = find(host);
        for (InetAddress address : addresses) {
            requireThat(
                    privateAllowed || InternetAddresses.contain(address),
                    Reason.NOT_ON_THE_INTERNET);
        }
        return addresses;
    }

    private InetAddress[] find(String host) throws UnknownHostException {
        InetAddress[] found;
        try {
            found = names.find(host);
        } catch (UnknownHostException e) {
            throw new TargetRefused(Reason.HOST_UNKNOWN);
        }
        requireThat(found.length > 0, Reason.HOST_UNKNOWN);
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static void requireThat(boolean holds, Reason reason) throws TargetRefused {
        if (!holds) {
            throw new TargetRefused(reason);
        }
    }
}
