package jp.nagaokapay.api.register;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.wallet.HolderRef;

/** A person or firm in the residents' register: {@code resident:…}. */
public record ResidentId(@JsonValue String value) {
    private static final String TYPE = "resident";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResidentId {
        Ids.require(TYPE, value);
    }

    public static ResidentId next() {
        return new ResidentId(Ids.next(TYPE));
    }

    /** Whether a token's subject is a resident; staff and machines have subjects of other kinds. */
    public static boolean isOne(String subject) {
        return subject.startsWith(TYPE + ':');
    }

    /** The opaque reference under which the ledger knows this resident. */
    public HolderRef holder() {
        return new HolderRef("holder" + value.substring(TYPE.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
