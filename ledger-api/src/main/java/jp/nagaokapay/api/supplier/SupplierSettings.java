package jp.nagaokapay.api.supplier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.supplier-payments.*}.
 *
 * @param enabled whether shops may pay each other
 * @param most of one payment, in yen
 */
@ConfigurationProperties("nagaokapay.supplier-payments")
record SupplierSettings(
        @DefaultValue("false") boolean enabled, @DefaultValue("1000000") long most) {
    SupplierSettings {
        if (most < 1) {
            throw new IllegalArgumentException("nagaokapay.supplier-payments.most is at least 1");
        }
    }
}
