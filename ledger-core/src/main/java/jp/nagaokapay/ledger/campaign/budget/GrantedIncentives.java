package jp.nagaokapay.ledger.campaign.budget;

import java.time.LocalDate;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import org.springframework.stereotype.Component;

/** What became of incentives, from the log's keys. */
@Component
public class GrantedIncentives {
    private final EventLog log;
    private final IncentiveClaims claims;

    GrantedIncentives(EventLog log, IncentiveClaims claims) {
        this.log = log;
        this.claims = claims;
    }

    /** An incentive of this partner that came off its budget. */
    public Optional<Granted> find(PartnerId partnerId, String incentiveId) {
        return log.find(AllocateIncentive.key(IncentiveAsked.occasionId(partnerId, incentiveId)))
                .map(keyed -> granted(incentiveId, (BudgetAllocated) keyed.event()));
    }

    private Granted granted(String incentiveId, BudgetAllocated allocated) {
        CampaignId campaignId = allocated.campaignId();
        Allocation entry = allocated.entries().getFirst();
        int attempt = claims.openAttempt(campaignId, entry.occasionId());
        return new Granted(
                incentiveId,
                claims.find(campaignId, entry.occasionId(), attempt).orElseThrow().linkId(),
                entry.points(),
                entry.expiresOn(),
                status(campaignId, entry.occasionId()));
    }

    /** The wallet's grant and its return to the budget have one key. */
    private IncentiveStatus status(CampaignId campaignId, String occasionId) {
        return log.find("grant:" + campaignId + ':' + occasionId)
                .map(end ->
                        end.event() instanceof AllocationReturned
                                ? IncentiveStatus.RETURNED
                                : IncentiveStatus.GRANTED)
                .orElse(IncentiveStatus.ACCEPTED);
    }

    public record Granted(
            String incentiveId,
            LinkId linkId,
            Points points,
            LocalDate expiresOn,
            IncentiveStatus status) {}
}
