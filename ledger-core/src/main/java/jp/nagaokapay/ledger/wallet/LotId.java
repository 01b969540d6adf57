package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A lot: {@code lot:…}, named after the charge, grant or transfer that made it. */
public record LotId(@JsonValue String value) {
    private static final String TYPE = "lot";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LotId {
        Ids.require(TYPE, value);
    }

    public static LotId of(ChargeId charge) {
        return named(charge.value());
    }

    public static LotId of(GrantId grant) {
        return named(grant.value());
    }

    /** The {@code number}th lot, from 1, that a transfer makes at its receiver. */
    public static LotId of(TransferId transfer, int number) {
        return named(transfer.value() + '.' + number);
    }

    private static LotId named(String origin) {
        return new LotId(TYPE + origin.substring(origin.indexOf(':')));
    }

    @Override
    public String toString() {
        return value;
    }
}
