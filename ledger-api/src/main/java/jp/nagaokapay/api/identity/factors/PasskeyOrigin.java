package jp.nagaokapay.api.identity.factors;

import java.net.URI;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Where passkeys are used: at the issuer's address and at no other name of the program. A demo
 * without one is at localhost, for browsers make no passkeys at an IP address.
 */
@Component
@BuiltInIssuer
class PasskeyOrigin {
    private static final String HERE = "localhost";

    private final Environment environment;

    PasskeyOrigin(Environment environment) {
        this.environment = environment;
    }

    /** The name to which passkeys are bound. */
    String host() {
        return address().getHost();
    }

    /** What the browser says where it is: scheme, name, and the port unless it is the usual one. */
    String origin() {
        URI address = address();
        return address.getScheme() + "://" + address.getAuthority();
    }

    private URI address() {
        String issuer = environment.getProperty(LiveStart.ISSUER);
        return URI.create(
                StringUtils.hasText(issuer)
                        ? issuer
                        : "http://" + HERE + ':' + environment.getProperty("local.server.port"));
    }
}
