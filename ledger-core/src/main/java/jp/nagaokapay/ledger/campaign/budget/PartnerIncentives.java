package jp.nagaokapay.ledger.campaign.budget;

import static jp.nagaokapay.ledger.campaign.CampaignRule.INCENTIVE_IS_NEW;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PARTNER_HAS_BUDGET;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_IS_LIVE;

import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.IncentiveReceipt;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.ReleaseClaim;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.PartnerBudgets;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.partner.Link;
import jp.nagaokapay.ledger.partner.Links;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.stereotype.Component;

/**
 * Grants what partners ask for. Two commands in a row, each once by its key: the claim against the
 * person's caps, then the allocation from the budget. Whoever dies between them is finished by the
 * retry; what the budget refuses is released.
 */
@Component
public class PartnerIncentives {
    private final Links links;
    private final Wallets wallets;
    private final CampaignList campaigns;
    private final PartnerBudgets budgets;
    private final IncentiveClaims claims;
    private final Ledger ledger;
    private final Clock clock;

    PartnerIncentives(
            Links links,
            Wallets wallets,
            CampaignList campaigns,
            PartnerBudgets budgets,
            IncentiveClaims claims,
            Ledger ledger,
            Clock clock) {
        this.links = links;
        this.wallets = wallets;
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.claims = claims;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Gives all that is asked for. The points are off the budget when this returns and reach the
     * wallet after it.
     *
     * @throws Refused when link, budget or caps do not allow it, or the incentive is there already
     */
    public IncentiveReceipt grant(IncentiveAsked asked, RequestKey key) {
        Link link = links.require(asked.linkId(), asked.partnerId());
        LINK_IS_LIVE.require(isOpen(link.walletId()));
        CampaignId campaignId = budget(asked.partnerId());
        while (true) {
            requireNew(asked, key);
            int attempt = claims.openAttempt(campaignId, asked.occasionId());
            Caps caps =
                    budgets.require(allocation(asked, link, campaignId, attempt, clock.instant()));
            IncentiveClaimed claim =
                    claims.claim(asked, link, campaignId, attempt, caps, clock.instant());
            AllocateIncentive allocation =
                    allocation(asked, link, campaignId, attempt, claim.occurredAt());
            try {
                return ledger.send(allocation, key);
            } catch (Refused refusal) {
                release(allocation);
                requireNew(asked, key);
                throw refusal;
            } catch (Duplicate done) {
                if (done.kind() == Duplicate.Key.IDEMPOTENCY) {
                    throw done;
                }
                // Allocated at this moment, or released: which of them, the next look tells.
            }
        }
    }

    /** A closed wallet takes nothing, and the holder is gone. */
    private boolean isOpen(WalletId walletId) {
        return wallets.find(walletId)
                .filter(wallet -> wallet.status() != WalletStatus.CLOSED)
                .isPresent();
    }

    private CampaignId budget(PartnerId partnerId) {
        return campaigns
                .partnerBudget(partnerId, clock.instant())
                .map(Listed::campaignId)
                .orElseThrow(() -> new Refused(PARTNER_HAS_BUDGET));
    }

    /** The same request, finished on another node, is a repetition and no second incentive. */
    private void requireNew(IncentiveAsked asked, RequestKey key) {
        if (claims.isAllocated(asked.occasionId())) {
            if (ledger.recorded(key.key()).isPresent()) {
                throw new Duplicate(Duplicate.Key.IDEMPOTENCY, key.key());
            }
            throw new Refused(INCENTIVE_IS_NEW);
        }
    }

    private void release(AllocateIncentive refused) {
        try {
            ledger.send(
                    new ReleaseClaim(
                            ParticipationId.of(refused.campaignId(), refused.walletId()),
                            refused.campaignId(),
                            refused.occasionId(),
                            refused.attempt(),
                            refused.points(),
                            refused.at()));
        } catch (Duplicate ended) {
            // another request for the same incentive was quicker, whichever way it ended
        }
    }

    private static AllocateIncentive allocation(
            IncentiveAsked asked, Link link, CampaignId campaignId, int attempt, Instant at) {
        return new AllocateIncentive(
                campaignId,
                asked.partnerId(),
                link.walletId(),
                asked.occasionId(),
                attempt,
                asked.points(),
                asked.expiresOn(),
                at);
    }
}
