package jp.nagaokapay.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import jp.nagaokapay.web.idempotency.IdempotencyKeyResolver;
import jp.nagaokapay.web.input.BodySizeFilter;
import jp.nagaokapay.web.input.BoundedTimes;
import jp.nagaokapay.web.input.BufferedBody;
import jp.nagaokapay.web.input.HeaderCharacterFilter;
import jp.nagaokapay.web.input.ParameterCharacterFilter;
import jp.nagaokapay.web.input.ProblemAdvice;
import jp.nagaokapay.web.input.StrictJson;
import jp.nagaokapay.web.input.UnreadableBodyReview;
import jp.nagaokapay.web.problem.ContainerProblems;
import jp.nagaokapay.web.problem.ProblemErrorController;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** What every HTTP interface needs of this module; each process imports it. */
@Configuration(proxyBeanMethods = false)
@Import({
    StrictJson.class,
    BufferedBody.class,
    UnreadableBodyReview.class,
    BodySizeFilter.class,
    HeaderCharacterFilter.class,
    ParameterCharacterFilter.class,
    Problems.class,
    ProblemAdvice.class,
    ProblemErrorController.class,
    ContainerProblems.class
})
public class WebDefaults implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotencyKeyResolver());
    }

    /** Dates in parameters are ISO and bounded, as they are in bodies. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        DateTimeFormatterRegistrar iso = new DateTimeFormatterRegistrar();
        iso.setUseIsoFormat(true);
        iso.registerFormatters(registry);
        registry.addConverter(String.class, LocalDate.class, new Read<>(BoundedTimes::date));
        registry.addConverter(String.class, Instant.class, new Read<>(BoundedTimes::instant));
        registry.addConverter(String.class, YearMonth.class, new Read<>(BoundedTimes::month));
    }

    /** An empty parameter is none. */
    private record Read<T>(Function<String, T> parse) implements Converter<String, @Nullable T> {
        @Override
        public @Nullable T convert(String text) {
            return text.isBlank() ? null : parse.apply(text);
        }
    }

    /** Japanese unless the caller asks for English. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(ProblemMessages.LANGUAGES);
        resolver.setDefaultLocale(Locale.JAPANESE);
        return resolver;
    }
}
