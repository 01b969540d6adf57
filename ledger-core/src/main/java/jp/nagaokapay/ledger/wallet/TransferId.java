package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One movement of value from a wallet to another: {@code transfer:…}. */
public record TransferId(@JsonValue String value) {
    private static final String TYPE = "transfer";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TransferId {
        Ids.require(TYPE, value);
    }

    public static TransferId next() {
        return new TransferId(Ids.next(TYPE));
    }

    /** What ends it on the sender's side: value leaves the wallet, or the offer is over. */
    public String endKey() {
        return "transfer-end:" + value;
    }

    /** Where its value arrives once it has left the sender: with the receiver, or back again. */
    public String arrivalKey() {
        return "arrival-of:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
