package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One return of captured value, whole or in part: {@code refund:…}. */
public record RefundId(@JsonValue String value) {
    private static final String TYPE = "refund";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundId {
        Ids.require(TYPE, value);
    }

    public static RefundId next() {
        return new RefundId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
