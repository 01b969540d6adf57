package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One customer-presented payment code: {@code code:…}. */
public record CodeId(@JsonValue String value) {
    private static final String TYPE = "code";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodeId {
        Ids.require(TYPE, value);
    }

    public static CodeId next() {
        return new CodeId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
