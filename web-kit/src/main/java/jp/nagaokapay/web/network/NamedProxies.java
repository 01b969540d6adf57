package jp.nagaokapay.web.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import jp.nagaokapay.web.start.LiveStart;
import jp.nagaokapay.web.start.StartRefused;
import org.apache.catalina.util.NetMask;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

/**
 * Believes forwarded headers of the proxies that were named, and of nobody else. The address
 * nearest to us that is no proxy is the caller's: what stands before it, the caller wrote. The name
 * by which a request came is that of its own Host, which a proxy passes on.
 */
final class NamedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int HTTPS = 443;

    private final List<String> proxies;
    private final int port;

    @Autowired
    NamedProxies(NetworkSettings settings, Environment environment) {
        this(settings, environment.getProperty(LiveStart.ISSUER, ""));
    }

    NamedProxies(NetworkSettings settings, String issuer) {
        this.proxies = settings.proxies().stream().map(NamedProxies::network).toList();
        this.port = issuer.isBlank() ? -1 : URI.create(issuer).getPort();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!proxies.isEmpty()) {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            valve.setInternalProxies(String.join(",", proxies));
            // a proxy that ends TLS elsewhere than at the usual port: redirects lead back to it
            valve.setHttpsServerPort(port < 0 ? HTTPS : port);
            factory.addEngineValves(valve);
        }
    }

    /** With its length, for without one the valve would take it for a pattern. */
    private static String network(String proxy) {
        int slash = proxy.indexOf('/');
        String literal = slash < 0 ? proxy : proxy.substring(0, slash);
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            if (address instanceof Inet4Address && !address.getHostAddress().equals(literal)) {
                throw refused(proxy); // 10.1.2 would be read as 10.1.0.2
            }
            int bits = address.getAddress().length * Byte.SIZE;
            return new NetMask(slash < 0 ? proxy + '/' + bits : proxy).toString();
        } catch (IllegalArgumentException e) {
            throw refused(proxy);
        }
    }

    private static StartRefused refused(String proxy) {
        return new StartRefused(
                "NAGAOKAPAY_NETWORK_PROXIES names %s.".formatted(proxy),
                "Give addresses or networks, like 10.1.2.3 or 10.1.2.0/24, with commas.");
    }
}
