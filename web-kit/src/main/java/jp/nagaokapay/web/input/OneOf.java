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
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
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
        private Set<String> names = Set.of();
        private String first = "";

        @Override
        public void initialize(OneOf oneOf) {
            names = Set.of(oneOf.value());
            first = oneOf.value()[0];
        }

        @Override
        public boolean isValid(@Nullable Record body, ConstraintValidatorContext context) {
            if (body == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(first)
                    .addConstraintViolation();
            return Arrays.stream(body.getClass().getRecordComponents())
                            .filter(component -> names.contains(component.getName()))
                            .filter(component -> isGiven(component, body))
                            .count()
                    == 1;
        }

        private static boolean isGiven(RecordComponent component, Record body) {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(body) != null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
