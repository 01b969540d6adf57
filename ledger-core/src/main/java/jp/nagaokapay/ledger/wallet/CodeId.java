package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One customer-presented payment code: {@code code:…}. */
public record CodeId(@JsonValue String value) {
    private static final String TYPE = "code";
    private static final String OFFLINE = "offline.";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodeId {
        Ids.require(TYPE, value);
    }

    public static CodeId next() {
        return new CodeId(Ids.next(TYPE));
    }

    /**
     * The code that a device's key makes by itself for one window of time.
     *
     * @param keyNumber the digits that name the key
     */
    public static CodeId offline(String keyNumber, long window) {
        return new CodeId(TYPE + ':' + OFFLINE + keyNumber + '.' + window);
    }

    /** Whether a device made it without a network. */
    public boolean isOffline() {
        return value.startsWith(OFFLINE, TYPE.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
