package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** An opaque reference to whoever holds a wallet: {@code holder:…}; never a name. */
public record HolderRef(@JsonValue String value) {
    private static final String TYPE = "holder";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HolderRef {
        Ids.require(TYPE, value);
    }

    public static HolderRef next() {
        return new HolderRef(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
