package jp.nagaokapay.api.register;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** What a person writes of themselves has the form that the register can keep. */
@Constraint(validatedBy = WellFormed.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface WellFormed {
    Kind value();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What it is; each has a sentence of its own where problems have theirs. */
    enum Kind {
        PHONE,
        POSTAL_CODE,
        PASSWORD,
        DISPLAY_NAME,
        VERIFICATION_CODE,
        EMAIL;

        private static final int NAME_MAX = 50;

        boolean accepts(String written) {
            return switch (this) {
                case PHONE -> PhoneNumbers.mobile(written).isPresent();
                case POSTAL_CODE -> PostalCodes.normalized(written).isPresent();
                case PASSWORD -> PasswordPolicy.accepts(written);
                case DISPLAY_NAME ->
                        !written.isEmpty()
                                && written.codePointCount(0, written.length()) <= NAME_MAX;
                case VERIFICATION_CODE -> VerificationCodes.isOne(written);
                case EMAIL -> EmailAddresses.normalized(written).isPresent();
            };
        }

        /** The name of what is said of something that is not accepted. */
        private String sentence(String written) {
            boolean isAnotherPhone = this == PHONE && PhoneNumbers.e164(written).isPresent();
            return isAnotherPhone ? "NOT_MOBILE" : name();
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
            context.buildConstraintViolationWithTemplate(kind.sentence(written))
                    .addConstraintViolation();
            return false;
        }
    }
}
