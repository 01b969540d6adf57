package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.message.Ids;

/** One grant of premium points: {@code grant:…}. */
public record GrantId(@JsonValue String value) {
    private static final String TYPE = "grant";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {
        Ids.require(TYPE, value);
    }

    public static GrantId next() {
        return new GrantId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
