package jp.nagaokapay.ledger.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.wallet.PaymentId;

/**
 * What a bill's QR code and link hold, and by which its payer knows it. Nobody can guess one, for
 * whoever has it may see the bill and pay it. Short enough for a code's reference label (EMVCo
 * 62-05).
 *
 * @param value 25 small letters and digits: 125 random bits
 */
public record BillCode(@JsonValue String value) {
    private static final int LENGTH = 25;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{25}");
    private static final String PAYMENT = "payment:request-";
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BillCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a bill's code");
        }
    }

    static BillCode next() {
        return new BillCode(
                RANDOM.ints(LENGTH, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()));
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** The payment that pays the bill; the shop's own id of the payment is the same. */
    public PaymentId paymentId() {
        return new PaymentId(PAYMENT + value);
    }

    /** The bill that a payment of this id pays; empty when the id is of another payment. */
    public static Optional<BillCode> paidBy(String paymentId) {
        return paymentId.startsWith(PAYMENT) && isWellFormed(paymentId.substring(PAYMENT.length()))
                ? Optional.of(new BillCode(paymentId.substring(PAYMENT.length())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
