package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One holder's wallet: {@code wallet:…}. */
public record WalletId(@JsonValue String value) {
    private static final String TYPE = "wallet";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WalletId {
        Ids.require(TYPE, value);
    }

    public static WalletId next() {
        return new WalletId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
