package jp.nagaokapay.api.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A request that two persons decide: {@code approval:…}. Later ones have greater ids. */
public record ApprovalId(@JsonValue String value) {
    private static final String TYPE = "approval";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApprovalId {
        Ids.require(TYPE, value);
    }

    static ApprovalId next() {
        return new ApprovalId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
