package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One payment: {@code payment:…}. */
public record PaymentId(@JsonValue String value) {
    private static final String TYPE = "payment";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {
        Ids.require(TYPE, value);
    }

    public static PaymentId next() {
        return new PaymentId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
