package jp.nagaokapay.ledger.settlement.payout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.message.Ids;

/** All transfers of one date: {@code payout:<date>}. */
public record PayoutId(@JsonValue String value) {
    private static final String TYPE = "payout";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PayoutId {
        Ids.require(TYPE, value);
    }

    public static PayoutId of(LocalDate date) {
        return new PayoutId(TYPE + ':' + date);
    }

    @Override
    public String toString() {
        return value;
    }
}
