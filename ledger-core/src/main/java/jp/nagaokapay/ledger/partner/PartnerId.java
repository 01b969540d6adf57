package jp.nagaokapay.ledger.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A partner that may report and grant: {@code partner:…}. */
public record PartnerId(@JsonValue String value) {
    private static final String TYPE = "partner";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PartnerId {
        Ids.require(TYPE, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
