package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.problem.FieldMessages;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Whatever a request of either program can break is said in our own words. */
class FieldMessagesTest {
    @Test
    void every_constraint_of_every_request_has_words_that_name_its_bounds() throws Exception {
        List<Constraint> constraints = constraints();
        assertThat(constraints).hasSizeGreaterThan(150);
        assertThat(constraints)
                .extracting(Constraint::code)
                .contains("NOT_NULL", "NOT_BLANK", "SIZE", "MIN", "MAX", "PATTERN", "ONE_OF");
        for (Locale language : ProblemMessages.LANGUAGES) {
            assertThat(constraints).allSatisfy(one -> one.requireWords(language));
        }
    }

    private static List<Constraint> constraints() throws IOException, ClassNotFoundException {
        List<Constraint> found = new ArrayList<>();
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (Class<?> type : types()) {
                BeanDescriptor bean = validator.getConstraintsForClass(type);
                collect(type.getSimpleName(), first(type), bean, found);
                bean.getConstrainedProperties()
                        .forEach(property ->
                                collect(
                                        type.getSimpleName(),
                                        property.getPropertyName(),
                                        property,
                                        found));
                bean.getConstrainedMethods(MethodType.NON_GETTER, MethodType.GETTER).stream()
                        .flatMap(method -> method.getParameterDescriptors().stream())
                        .forEach(parameter ->
                                collect(
                                        type.getSimpleName(),
                                        parameter.getName(),
                                        parameter,
                                        found));
            }
        }
        return found;
    }

    private static void collect(
            String in, String field, ElementDescriptor element, List<Constraint> found) {
        element.getConstraintDescriptors().stream()
                .map(constraint -> new Constraint(in, field, constraint))
                .forEach(found::add);
        if (element instanceof ContainerDescriptor container
                && element instanceof CascadableDescriptor) {
            container
                    .getConstrainedContainerElementTypes()
                    .forEach(entry -> collect(in, field, entry, found));
        }
    }

    /** Whom {@link OneOf} blames. */
    private static String first(Class<?> type) {
        OneOf oneOf = type.getAnnotation(OneOf.class);
        return oneOf == null ? "" : oneOf.value()[0];
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        MetadataReaderFactory reader = new SimpleMetadataReaderFactory();
        List<Class<?>> types = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:jp/nagaokapay/{api,gateway}/**/*.class")) {
            String name = reader.getMetadataReader(file).getClassMetadata().getClassName();
            if (Stream.of("Test", "package-info", "Stage").noneMatch(name::contains)) {
                types.add(Class.forName(name, false, FieldMessagesTest.class.getClassLoader()));
            }
        }
        return types;
    }

    private record Constraint(String in, String field, ConstraintDescriptor<?> descriptor) {
        String code() {
            return descriptor
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                    .toUpperCase(Locale.ROOT);
        }

        private Map<String, Long> bounds() {
            Map<String, Object> attributes = descriptor.getAttributes();
            Map<String, Long> bounds = new HashMap<>();
            switch (code()) {
                case "MIN" -> bounds.put("least", (Long) attributes.get("value"));
                case "MAX" -> bounds.put("most", (Long) attributes.get("value"));
                case "SIZE" -> {
                    bounds.put("least", ((Integer) attributes.get("min")).longValue());
                    bounds.put("most", ((Integer) attributes.get("max")).longValue());
                }
                default -> {
                    // of no numbers
                }
            }
            return bounds;
        }

        void requireWords(Locale language) {
            if (descriptor.getAnnotation() instanceof WellFormed) {
                return; // has sentences of its own
            }
            String key = FieldMessages.key(field, code());
            assertThat(ProblemMessages.find(key, language)).as("%s %s", in, key).isNotNull();
            FieldProblem told = FieldProblem.of(field, code(), bounds(), language);
            assertThat(told.message())
                    .as("%s %s", in, key)
                    .isNotEqualTo(ProblemMessages.of("GENERAL", language))
                    .doesNotContain("{");
            bounds().values().stream()
                    .filter(bound -> bound != 0 || code().equals("MIN"))
                    .forEach(bound ->
                            assertThat(told.message().replace(",", ""))
                                    .as("%s %s", in, key)
                                    .contains(Long.toString(bound)));
            if (code().equals("PATTERN")) {
                assertThat(key).as("a pattern has words of its own: %s", in).endsWith(field);
            }
        }
    }
}
