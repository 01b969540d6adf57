package jp.nagaokapay.api.resident;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import jp.nagaokapay.api.register.PasswordPolicy;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.PostalCodes;
import org.jspecify.annotations.Nullable;

/** What a person writes of themselves has the form that the register can keep. */
@Constraint(validatedBy = WellFormed.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@interface WellFormed {
    Kind value();

    String message() default "{nagaokapay.wellFormed}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What it is; each has a sentence of its own in the ValidationMessages. */
    enum Kind {
        PHONE,
        POSTAL_CODE,
        PASSWORD,
        DISPLAY_NAME;

        private static final Pattern NAME = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,50}");

        boolean accepts(String written) {
            return switch (this) {
                case PHONE -> PhoneNumbers.e164(written).isPresent();
                case POSTAL_CODE -> PostalCodes.normalized(written).isPresent();
                case PASSWORD -> PasswordPolicy.accepts(written);
                case DISPLAY_NAME -> NAME.matcher(written).matches();
            };
        }
    }

    /** Null is left to {@code @NotNull}, so that each field is blamed once. */
    final class Validator implements ConstraintValidator<WellFormed, String> {
        private Kind kind = Kind.DISPLAY_NAME;

        @Override
        public void initialize(WellFormed wellFormed) {
            kind = wellFormed.value();
        }

        @Override
        public boolean isValid(@Nullable String written, ConstraintValidatorContext context) {
            if (written == null || kind.accepts(written)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{nagaokapay.wellFormed." + kind + "}")
                    .addConstraintViolation();
            return false;
        }
    }
}
