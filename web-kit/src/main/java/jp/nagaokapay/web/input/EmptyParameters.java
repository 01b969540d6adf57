package jp.nagaokapay.web.input;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * An empty parameter is none, whatever its type: forms send what nobody filled in. Spring says so
 * of numbers and dates only.
 */
@Configuration(proxyBeanMethods = false)
public class EmptyParameters {

    /** In front of Spring's own reader of parameters; what is added otherwise comes behind it. */
    EmptyParameters(RequestMappingHandlerAdapter controllers, ConfigurableBeanFactory beans) {
        List<HandlerMethodArgumentResolver> resolvers = controllers.getArgumentResolvers();
        if (resolvers != null) {
            controllers.setArgumentResolvers(
                    Stream.concat(Stream.of(new EmptyIsNone(beans)), resolvers.stream()).toList());
        }
    }

    private static final class EmptyIsNone extends RequestParamMethodArgumentResolver {
        EmptyIsNone(ConfigurableBeanFactory beans) {
            super(beans, false);
        }

        @Override
        protected @Nullable Object resolveName(
                String name, MethodParameter parameter, NativeWebRequest request) throws Exception {
            Object value = super.resolveName(name, parameter, request);
            return value instanceof String text && text.isBlank() ? null : value;
        }
    }
}
