package jp.nagaokapay.gateway.app;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.web.openapi.OpenApiBase;
import jp.nagaokapay.web.openapi.OpenApiDocument;
import jp.nagaokapay.web.openapi.OperationScopes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The document of the gateway alone, and the pages that show it, to which its address leads. */
@Configuration(proxyBeanMethods = false)
@Import(OpenApiDocument.class)
class GatewayDocument implements WebMvcConfigurer {
    private static final AntPathMatcher MATCHER = new AntPathMatcher();

    private static final String DEMO = "http://localhost:8080";

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/", "/swagger-ui.html");
    }

    /**
     * @param issuer where tokens come from; empty: the demo on this machine
     */
    @Bean
    OpenAPI openApi(@Value("${nagaokapay.issuer:}") String issuer) {
        return OpenApiBase.of(
                "Nagaoka Pay, merchant gateway",
                "The shops' way to the city's digital currency (ながおかペイ).",
                issuer.isEmpty() ? DEMO : issuer,
                Map.of(
                        "terminal", "a shop's terminal",
                        "shop", "a shop's owner, or the program that acts for it",
                        "shop:clerk", "who works at a shop"));
    }

    /** As {@link StandaloneSecurity} lets them in. */
    @Bean
    OperationScopes operationScopes() {
        return (_, path) -> {
            if (path.startsWith("/terminal/")) {
                return List.of("terminal");
            }
            return Stream.of(StandaloneSecurity.CLERKS).anyMatch(one -> MATCHER.match(one, path))
                    ? List.of("shop", "shop:clerk")
                    : List.of("shop");
        };
    }
}
