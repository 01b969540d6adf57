package jp.nagaokapay.ledger.campaign.budget;

import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_IS_NEW;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.partner.Link;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.stereotype.Component;

/** IncentiveClaims against persons' caps, found again by their keys after a crash. */
@Component
class IncentiveClaims {
    private final Ledger ledger;
    private final EventLog log;

    IncentiveClaims(Ledger ledger, EventLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    boolean isAllocated(String occasionId) {
        return log.find(AllocateIncentive.key(occasionId)).isPresent();
    }

    /** The first attempt at an incentive that was not released. */
    int openAttempt(CampaignId campaignId, String occasionId) {
        int attempt = 1;
        while (log.find(AllocateIncentive.key(campaignId, occasionId, attempt))
                .filter(end -> end.event() instanceof PointsGivenBack)
                .isPresent()) {
            attempt++;
        }
        return attempt;
    }

    Optional<IncentiveClaimed> find(CampaignId campaignId, String occasionId, int attempt) {
        return log.find(Claim.key(campaignId, occasionId, attempt))
                .map(EventLog.Entry::event)
                .map(IncentiveClaimed.class::cast);
    }

    /**
     * IncentiveClaims an incentive, or finds what an earlier try at the same one has claimed: the
     * log is asked first, since the claim itself may have filled the cap.
     */
    IncentiveClaimed claim(
            IncentiveAsked asked,
            Link link,
            CampaignId campaignId,
            int attempt,
            Caps caps,
            Instant now) {
        Claim claim =
                new Claim(
                        ParticipationId.of(campaignId, link.walletId()),
                        campaignId,
                        link.walletId(),
                        asked.linkId(),
                        asked.occasionId(),
                        attempt,
                        asked.points(),
                        caps,
                        now);
        return same(claim, found(claim).orElseGet(() -> send(claim)));
    }

    private IncentiveClaimed send(Claim claim) {
        try {
            ledger.send(claim);
        } catch (Duplicate | Refused e) {
            return found(claim).orElseThrow(() -> e); // by another request, at this moment
        }
        return found(claim).orElseThrow();
    }

    private Optional<IncentiveClaimed> found(Claim claim) {
        return find(claim.campaignId(), claim.occasionId(), claim.attempt());
    }

    /** Under one id nobody else, and no other number of points. */
    private static IncentiveClaimed same(Claim claim, IncentiveClaimed claimed) {
        INCENTIVE_IS_NEW.require(
                claimed.walletId().equals(claim.walletId())
                        && claimed.points().equals(claim.points()));
        return claimed;
    }
}
