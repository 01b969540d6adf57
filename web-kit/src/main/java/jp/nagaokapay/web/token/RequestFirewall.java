package jp.nagaokapay.web.token;

import java.util.function.Predicate;
import jp.nagaokapay.web.input.PrintableAscii;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The framework's firewall, which asks its regular expressions at each look at a header. Here they
 * are asked only about what is not plain; every plain text passes them.
 */
@Configuration(proxyBeanMethods = false)
class RequestFirewall {
    static final Predicate<String> NAMES = plainOr(StrictHttpFirewall.ALLOWED_HEADER_NAMES);
    static final Predicate<String> VALUES = plainOr(StrictHttpFirewall.ALLOWED_HEADER_VALUES);

    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(NAMES);
        firewall.setAllowedHeaderValues(VALUES);
        return firewall;
    }

    private static Predicate<String> plainOr(Predicate<String> other) {
        return text -> PrintableAscii.only(text) || other.test(text);
    }
}
