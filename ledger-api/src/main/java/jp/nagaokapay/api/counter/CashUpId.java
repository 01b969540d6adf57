package jp.nagaokapay.api.counter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** {@code cashup:…}. Later ones have greater ids. */
public record CashUpId(@JsonValue String value) {
    private static final String TYPE = "cashup";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CashUpId {
        Ids.require(TYPE, value);
    }

    static CashUpId next() {
        return new CashUpId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
