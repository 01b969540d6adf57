package jp.nagaokapay.ledger.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/**
 * A holder's consent to one partner, and all that the partner knows of the holder: {@code link:…}.
 */
public record LinkId(@JsonValue String value) {
    private static final String TYPE = "link";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LinkId {
        Ids.require(TYPE, value);
    }

    public static LinkId next() {
        return new LinkId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
