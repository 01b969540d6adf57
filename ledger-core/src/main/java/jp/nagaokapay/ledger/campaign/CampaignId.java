package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;

/** A campaign: {@code campaign:…}. */
public record CampaignId(@JsonValue String value) {
    private static final String TYPE = "campaign";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CampaignId {
        Ids.require(TYPE, value);
    }

    /** Whether the source of granted points is a campaign. */
    public static boolean isOne(String source) {
        return source.startsWith(TYPE + ':');
    }

    public static CampaignId next() {
        return new CampaignId(Ids.next(TYPE));
    }

    @Override
    public String toString() {
        return value;
    }
}
