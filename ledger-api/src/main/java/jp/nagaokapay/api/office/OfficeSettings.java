package jp.nagaokapay.api.office;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.office.*}.
 *
 * @param bankAccountWaitingTime how long after its approval another bank account of a shop is paid;
 *     meanwhile the shop can object
 */
@ConfigurationProperties("nagaokapay.office")
record OfficeSettings(@DefaultValue("3d") Duration bankAccountWaitingTime) {
    OfficeSettings {
        if (bankAccountWaitingTime.isNegative()) {
            throw new IllegalArgumentException(
                    "nagaokapay.office.bank-account-waiting-time must not be negative");
        }
    }
}
