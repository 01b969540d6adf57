package jp.nagaokapay.ledger.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The number on a card, which anybody may see: fifteen random digits and one that shows when a
 * digit was mistyped (Luhn, ISO/IEC 7812).
 */
public record CardNumber(@JsonValue String value) {
    public static final int DIGITS = 16;

    private static final Pattern FORM = Pattern.compile("[0-9]{" + DIGITS + "}");
    private static final long NUMBERS = 1_000_000_000_000_000L;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CardNumber {
        if (!FORM.matcher(value).matches() || luhn(value) != 0) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    static CardNumber next(SecureRandom random) {
        String digits = "%015d".formatted(random.nextLong(NUMBERS));
        return new CardNumber(digits + (10 - luhn(digits + '0')) % 10);
    }

    /** Zero where the last digit fits the others. */
    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
