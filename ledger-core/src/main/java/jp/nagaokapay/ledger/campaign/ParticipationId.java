package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.wallet.WalletId;

/** One holder's part in one campaign: {@code participation:<campaign>.<wallet>}. */
public record ParticipationId(@JsonValue String value) {
    private static final String TYPE = "participation";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParticipationId {
        Ids.require(TYPE, value);
    }

    public static ParticipationId of(CampaignId campaign, WalletId wallet) {
        return new ParticipationId(
                TYPE + ':' + name(campaign.value()) + '.' + name(wallet.value()));
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
