package jp.nagaokapay.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.web.access.AccessLogging;
import jp.nagaokapay.web.connection.BoundedConnections;
import jp.nagaokapay.web.figures.ProgramFigures;
import jp.nagaokapay.web.idempotency.IdempotencyKeyResolver;
import jp.nagaokapay.web.input.AnswerableRequests;
import jp.nagaokapay.web.input.BodySizeFilter;
import jp.nagaokapay.web.input.BoundedTimes;
import jp.nagaokapay.web.input.BufferedBody;
import jp.nagaokapay.web.input.EmptyParameters;
import jp.nagaokapay.web.input.HeaderCharacterFilter;
import jp.nagaokapay.web.input.ParameterCharacterFilter;
import jp.nagaokapay.web.input.ProblemAdvice;
import jp.nagaokapay.web.input.StrictJson;
import jp.nagaokapay.web.input.UnknownParameters;
import jp.nagaokapay.web.input.UnreadableBodyReview;
import jp.nagaokapay.web.network.NetworkConfiguration;
import jp.nagaokapay.web.problem.ProblemErrorController;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.problem.Problems;
import jp.nagaokapay.web.problem.ServerProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** What every HTTP interface needs of this module; each process imports it. */
@Configuration(proxyBeanMethods = false)
@Import({
    NetworkConfiguration.class,
    StrictJson.class,
    BufferedBody.class,
    UnreadableBodyReview.class,
    EmptyParameters.class,
    BodySizeFilter.class,
    HeaderCharacterFilter.class,
    ParameterCharacterFilter.class,
    Problems.class,
    ProblemAdvice.class,
    ProblemErrorController.class,
    ServerProblems.class,
    PlainAnswers.class,
    BoundedConnections.class,
    AccessLogging.class,
    ProgramFigures.class
})
public class WebDefaults implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new IdempotencyKeyResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters());
        registry.addInterceptor(new AnswerableRequests());
    }

    /** Dates in parameters are ISO and bounded, as they are in bodies. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        DateTimeFormatterRegistrar iso = new DateTimeFormatterRegistrar();
        iso.setUseIsoFormat(true);
        iso.registerFormatters(registry);
        registry.addConverter(String.class, LocalDate.class, BoundedTimes::date);
        registry.addConverter(String.class, Instant.class, BoundedTimes::instant);
        registry.addConverter(String.class, YearMonth.class, BoundedTimes::month);
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
