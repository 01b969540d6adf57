package jp.nagaokapay.ledger.bank;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One version of a shop's bank account: {@code bank-account:…}. */
public record BankAccountId(@JsonValue String value) {
    private static final String TYPE = "bank-account";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankAccountId {
        Ids.require(TYPE, value);
    }

    public static BankAccountId next() {
        return new BankAccountId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
