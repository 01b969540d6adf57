package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;

/** How far a campaign has come by decisions alone, whatever the time. */
public enum CampaignStage {
    DRAFT,
    SUBMITTED,
    REJECTED,
    APPROVED,
    PAUSED,
    ENDED,
    /** A draft that was given up; as if there had never been one. */
    DELETED;

    /** Whether it earns, or has earned. */
    public boolean wasApproved() {
        return switch (this) {
            case DRAFT, SUBMITTED, REJECTED, DELETED -> false;
            case APPROVED, PAUSED, ENDED -> true;
        };
    }

    /** What it is at {@code now}. */
    public CampaignStatus statusAt(CampaignRules rules, Instant now) {
        return switch (this) {
            case DRAFT -> CampaignStatus.DRAFT;
            case SUBMITTED -> CampaignStatus.SUBMITTED;
            case REJECTED -> CampaignStatus.REJECTED;
            case ENDED, DELETED -> CampaignStatus.ENDED;
            case APPROVED, PAUSED -> {
                if (!now.isBefore(rules.closesAt())) {
                    yield CampaignStatus.ENDED;
                }
                if (this == PAUSED) {
                    yield CampaignStatus.PAUSED;
                }
                yield now.isBefore(rules.opensAt())
                        ? CampaignStatus.SCHEDULED
                        : CampaignStatus.LIVE;
            }
        };
    }
}
