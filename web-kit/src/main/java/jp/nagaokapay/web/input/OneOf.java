package jp.nagaokapay.web.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exactly one of some components of a record is given. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Validator.class)
public @interface OneOf {
    /** The components' names. */
    String[] value();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Blames the first of the components. */
    class Validator implements ConstraintValidator<OneOf, Record> {
        private List<String> names = List.of();

        private final ClassValue<List<Method>> accessors =
                new ClassValue<>() {
                    @Override
                    protected List<Method> computeValue(Class<?> body) {
                        return Arrays.stream(body.getRecordComponents())
                                .filter(component -> names.contains(component.getName()))
                                .map(Validator::accessor)
                                .toList();
                    }
                };

        @Override
        public void initialize(OneOf oneOf) {
            names = List.of(oneOf.value());
        }

        @Override
        public boolean isValid(@Nullable Record body, ConstraintValidatorContext context) {
            if (body == null || given(body) == 1) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(names.getFirst())
                    .addConstraintViolation();
            return false;
        }

        private static Method accessor(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor;
        }

        private int given(Record body) {
            int given = 0;
            for (Method accessor : accessors.get(body.getClass())) {
                try {
                    given += accessor.invoke(body) == null ? 0 : 1;
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            return given;
        }
    }
}
