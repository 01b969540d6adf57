package jp.nagaokapay.gateway;

import jp.nagaokapay.gateway.print.PrintFonts;
import jp.nagaokapay.gateway.qr.CodeSettings;
import jp.nagaokapay.gateway.qr.CustomerCodes;
import jp.nagaokapay.gateway.qr.MerchantCodes;
import jp.nagaokapay.gateway.web.WebHabits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What a process needs that speaks of shops' payments, whether the shops come in by its own door or
 * by a gateway elsewhere: the doors' habits, the codes, the fonts of whatever they print, what the
 * ledger's refusals look like.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CodeSettings.class)
@Import({WebHabits.class, GatewayProblems.class})
public class GatewayBasics {
    @Bean
    CustomerCodes customerCodes(CodeSettings settings) {
        return new CustomerCodes(settings);
    }

    @Bean
    PrintFonts printFonts() {
        return new PrintFonts();
    }

    @Bean
    MerchantCodes merchantCodes(CodeSettings settings) {
        return new MerchantCodes(settings);
    }
}
