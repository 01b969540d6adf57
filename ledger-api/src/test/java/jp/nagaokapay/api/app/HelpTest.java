package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The help text names every group of settings that this program binds. */
class HelpTest {
    /** Bound by the merchant gateway alone, when it is a process of its own. */
    private static final Set<String> OF_A_SEPARATE_GATEWAY =
            Set.of("nagaokapay.ledger", "nagaokapay.gateway.database");

    static Stream<Class<?>> settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("jp.nagaokapay").stream()
                .<Class<?>>map(found ->
                        ClassUtils.resolveClassName(
                                String.valueOf(found.getBeanClassName()),
                                HelpTest.class.getClassLoader()))
                .filter(type -> !OF_A_SEPARATE_GATEWAY.contains(prefix(type)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_group_of_settings_is_explained(Class<?> settings) {
        List<String> names =
                Stream.of(settings.getRecordComponents()).map(RecordComponent::getName).toList();
        assertThat(names).isNotEmpty();
        assertThat(Help.TEXT)
                .satisfiesAnyOf(
                        text -> assertThat(text).contains(prefix(settings) + ".*"),
                        text ->
                                assertThat(names)
                                        .allSatisfy(name ->
                                                assertThat(text)
                                                        .contains(
                                                                prefix(settings)
                                                                        + '.'
                                                                        + dashed(name))));
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
