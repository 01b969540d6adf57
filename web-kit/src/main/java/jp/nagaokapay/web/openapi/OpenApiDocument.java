package jp.nagaokapay.web.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process's document needs; the process adds its frame and its scopes. */
@Configuration(proxyBeanMethods = false)
public class OpenApiDocument {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
    }

    private final ApiTexts texts = ApiTexts.load();

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    @Bean
    GlobalOperationCustomizer describedOperations() {
        return new DescribedOperations(texts);
    }

    @Bean
    GlobalOpenApiCustomizer refusedOperations(OperationScopes scopes) {
        return new RefusedOperations(texts, scopes);
    }
}
