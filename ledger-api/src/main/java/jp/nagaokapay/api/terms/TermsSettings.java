package jp.nagaokapay.api.terms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.terms.*}.
 *
 * @param grace how long after a text that asks for consent has come into force who has not agreed
 *     to it can still charge
 */
@ConfigurationProperties("nagaokapay.terms")
record TermsSettings(@DefaultValue("30d") Duration grace) {
    TermsSettings {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("nagaokapay.terms.grace must not be negative");
        }
    }
}
