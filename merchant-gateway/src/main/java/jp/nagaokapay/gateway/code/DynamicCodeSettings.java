package jp.nagaokapay.gateway.code;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Codes for one payment each.
 *
 * @param life how long one can be paid: ten seconds to a day
 */
@ConfigurationProperties("nagaokapay.dynamic-codes")
record DynamicCodeSettings(@DefaultValue("5m") Duration life) {
    private static final Duration LIFE_MIN = Duration.ofSeconds(10);
    private static final Duration LIFE_MAX = Duration.ofDays(1);

    DynamicCodeSettings {
        if (life.compareTo(LIFE_MIN) < 0 || life.compareTo(LIFE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "nagaokapay.dynamic-codes.life is ten seconds to a day");
        }
    }
}
