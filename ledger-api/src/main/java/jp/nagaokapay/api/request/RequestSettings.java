package jp.nagaokapay.api.request;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.requests.*}.
 *
 * @param namesKept how long after the due date the names on letters are kept
 */
@ConfigurationProperties("nagaokapay.requests")
record RequestSettings(@DefaultValue("30d") Period namesKept) {
    RequestSettings {
        if (namesKept.isNegative()) {
            throw new IllegalArgumentException("nagaokapay.requests.names-kept: not negative");
        }
    }
}
