package jp.nagaokapay.gateway;

import jp.nagaokapay.gateway.payment.Payments;
import jp.nagaokapay.gateway.qr.CodeSettings;
import jp.nagaokapay.gateway.qr.CustomerCodes;
import jp.nagaokapay.gateway.qr.MerchantCodes;
import jp.nagaokapay.gateway.web.WebHabits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything the gateway consists of, in the order in which a payment flows through it: the door's
 * habits, the codes, the till. A process that wants a gateway imports this and brings the {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient}, a clock, a data source that holds the schema {@code
 * gateway}, and security that puts a terminal's token into each request.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodeSettings.class)
@Import({WebHabits.class, Payments.class})
public class GatewayConfiguration {
    @Bean
    CustomerCodes customerCodes(CodeSettings settings) {
        return new CustomerCodes(settings);
    }

    @Bean
    MerchantCodes merchantCodes(CodeSettings settings) {
        return new MerchantCodes(settings);
    }
}
