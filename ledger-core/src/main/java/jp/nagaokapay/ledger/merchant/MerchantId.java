package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A shop that takes payments: {@code merchant:…}. */
public record MerchantId(@JsonValue String value) {
    private static final String TYPE = "merchant";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MerchantId {
        Ids.require(TYPE, value);
    }

    public static MerchantId next() {
        return new MerchantId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
