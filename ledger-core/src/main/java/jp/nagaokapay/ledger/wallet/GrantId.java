package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.nagaokapay.ledger.shared.message.Ids;

/** One grant of premium points: {@code grant:…}. */
public record GrantId(@JsonValue String value) {
    private static final String TYPE = "grant";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GrantId {
        Ids.require(TYPE, value);
    }

    public static GrantId next() {
        return new GrantId(Ids.next(TYPE));
    }

    /**
     * The one grant of a source for an occasion: asked again, the same id again, so that a grant
     * made a second time after a crash is the same grant.
     */
    public static GrantId of(String source, String occasionId) {
        byte[] name = (source + ' ' + occasionId).getBytes(StandardCharsets.UTF_8);
        return new GrantId(TYPE + ':' + UUID.nameUUIDFromBytes(name).toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return value;
    }
}
