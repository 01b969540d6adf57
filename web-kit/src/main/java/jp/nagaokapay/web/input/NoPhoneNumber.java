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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A free text of staff without nine or more digits in a row, counted through hyphens, blanks and
 * parentheses: what could be a telephone number would stay in the log for ever. The ledger's own
 * ids may be named.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoPhoneNumber.Validator.class)
public @interface NoPhoneNumber {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null and empty texts are fine. */
    class Validator implements ConstraintValidator<NoPhoneNumber, CharSequence> {
        private static final Pattern OWN_ID = Pattern.compile("[a-z]+:[0-9a-f]{32}\\b");

        /**
         * Dashes of every width, the long vowel sign and the ruled line typed for one, blanks of
         * every width, and what nobody sees.
         */
        private static final Pattern DIGITS =
                Pattern.compile(
                        "\\p{Nd}([-\\p{Pd}\u2212\u30FC\uFF70\u2500\u2501"
                                + "\\s\\p{Z}\\p{Cf}()\uFF08\uFF09]*\\p{Nd}){8}");

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || !DIGITS.matcher(OWN_ID.matcher(text).replaceAll(":")).find();
        }
    }
}
