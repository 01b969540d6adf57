package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One loading of value with money: {@code charge:…}. */
public record ChargeId(@JsonValue String value) {
    private static final String TYPE = "charge";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChargeId {
        Ids.require(TYPE, value);
    }

    public static ChargeId next() {
        return new ChargeId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
