package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A terminal of a shop: {@code terminal:…}. */
public record TerminalId(@JsonValue String value) {
    private static final String TYPE = "terminal";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TerminalId {
        Ids.require(TYPE, value);
    }

    public static TerminalId next() {
        return new TerminalId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
