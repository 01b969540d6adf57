package jp.nagaokapay.gateway.app;

import jp.nagaokapay.codes.CodeSettings;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.web.WebDefaults;
import jp.nagaokapay.web.paper.PaperConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What a process needs that speaks of shops' payments, whether the shops come in by its own door or
 * by a gateway elsewhere: the defaults of the web, the codes, the fonts of whatever they print,
 * what the ledger's refusals look like.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodeProperties.class)
@Import({WebDefaults.class, PaperConfiguration.class, GatewayProblems.class})
public class PaymentCodeConfiguration {
    @Bean
    CodeSettings codeSettings(CodeProperties properties) {
        return properties.settings();
    }

    @Bean
    CustomerCodes customerCodes(CodeSettings settings) {
        return new CustomerCodes(settings);
    }

    @Bean
    MerchantCodes merchantCodes(CodeSettings settings) {
        return new MerchantCodes(settings);
    }
}
