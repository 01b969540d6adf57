package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One payment of a shop to another: {@code supplier-payment:…}. */
public record SupplierPaymentId(@JsonValue String value) {
    private static final String TYPE = "supplier-payment";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SupplierPaymentId {
        Ids.require(TYPE, value);
    }

    public static SupplierPaymentId next() {
        return new SupplierPaymentId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
