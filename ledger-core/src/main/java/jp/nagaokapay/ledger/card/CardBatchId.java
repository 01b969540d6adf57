package jp.nagaokapay.ledger.card;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** Cards that are printed together: {@code cards:…}. */
public record CardBatchId(@JsonValue String value) {
    private static final String TYPE = "cards";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CardBatchId {
        Ids.require(TYPE, value);
    }

    static CardBatchId next() {
        return new CardBatchId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
