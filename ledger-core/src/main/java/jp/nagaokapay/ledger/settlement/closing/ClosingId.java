package jp.nagaokapay.ledger.settlement.closing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.message.Ids;

/** The closing of one period for all shops: {@code closing:<last day>}. */
public record ClosingId(@JsonValue String value) {
    private static final String TYPE = "closing";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClosingId {
        Ids.require(TYPE, value);
    }

    public static ClosingId of(LocalDate date) {
        return new ClosingId(TYPE + ':' + date);
    }

    @Override
    public String toString() {
        return value;
    }
}
