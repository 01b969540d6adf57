package jp.nagaokapay.ledger.campaign.budget;

import java.time.LocalDate;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/**
 * An incentive as its partner asks for it.
 *
 * @param incentiveId the partner's own name for it, unique with this partner for ever; no dots
 * @param expiresOn the last day on which the points can be spent; null is the budget's own rule
 */
public record IncentiveAsked(
        PartnerId partnerId,
        String incentiveId,
        LinkId linkId,
        Points points,
        @Nullable LocalDate expiresOn) {

    /** What earns it: partner and incentive, told apart by the last dot. */
    String occasionId() {
        return occasionId(partnerId, incentiveId);
    }

    static String occasionId(PartnerId partnerId, String incentiveId) {
        return partnerId + "." + incentiveId;
    }
}
