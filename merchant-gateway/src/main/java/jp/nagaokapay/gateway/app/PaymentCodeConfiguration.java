package jp.nagaokapay.gateway.app;

import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.web.WebDefaults;
import jp.nagaokapay.web.paper.PaperConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What every process needs that reads or prints payment codes, whether it is a gateway or the
 * ledger that a gateway asks: the codes, the fonts, the defaults of the web, the problems of a
 * refusal.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodeProperties.class)
@Import({WebDefaults.class, PaperConfiguration.class, GatewayProblems.class})
public class PaymentCodeConfiguration {
    @Bean
    QrNetworks qrNetworks(CodeProperties properties) {
        return QrNetworks.of(properties.settings());
    }

    @Bean
    CustomerCodes customerCodes(QrNetworks networks) {
        return new CustomerCodes(networks);
    }

    @Bean
    MerchantCodes merchantCodes(QrNetworks networks) {
        return new MerchantCodes(networks);
    }
}
