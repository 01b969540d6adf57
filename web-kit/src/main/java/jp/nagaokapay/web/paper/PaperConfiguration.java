package jp.nagaokapay.web.paper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that prints; nothing is loaded before something is printed. */
@Configuration(proxyBeanMethods = false)
public class PaperConfiguration {
    @Bean
    PrintFonts printFonts() {
        return new PrintFonts();
    }

    @Bean
    ReportPrinter reportPrinter(PrintFonts fonts) {
        return new ReportPrinter(fonts);
    }
}
