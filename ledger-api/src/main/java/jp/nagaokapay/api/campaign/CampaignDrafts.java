package jp.nagaokapay.api.campaign;

import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Function;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftVersion;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReviseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignReceipt;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.campaign.earning.LotterySeeds;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.RulesWarnings;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing rules: of a new campaign, of a draft, or of one that runs. */
@RestController
@RequestMapping("/campaign/v1/campaigns")
class CampaignDrafts {
    private final Ledger ledger;
    private final LotterySeeds seeds;
    private final Cards cards;
    private final WalletLimits limits;
    private final AuditedIds record;

    CampaignDrafts(
            Ledger ledger,
            LotterySeeds seeds,
            Cards cards,
            WalletLimits limits,
            AuditedIds record) {
        this.ledger = ledger;
        this.seeds = seeds;
        this.cards = cards;
        this.limits = limits;
        this.record = record;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DraftedBody draftCampaign(Caller caller, @Valid @RequestBody Draft draft) {
        CampaignId campaignId = CampaignId.next();
        record.names("campaignId", campaignId);
        return send(
                campaignId, draft, rules -> new DraftCampaign(campaignId, rules, caller.person()));
    }

    @PutMapping("/{campaignId}")
    DraftedBody reviseCampaign(
            Caller caller, @PathVariable CampaignId campaignId, @Valid @RequestBody Draft draft) {
        return send(
                campaignId, draft, rules -> new ReviseCampaign(campaignId, rules, caller.person()));
    }

    @PostMapping("/{campaignId}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    DraftedBody proposeCampaignVersion(
            Caller caller, @PathVariable CampaignId campaignId, @Valid @RequestBody Draft draft) {
        return send(
                campaignId, draft, rules -> new DraftVersion(campaignId, rules, caller.person()));
    }

    /** The council sees a lottery's commitment before it decides. */
    private DraftedBody send(
            CampaignId campaignId,
            Draft draft,
            Function<CampaignRules, CampaignCommand<CampaignReceipt>> command) {
        CampaignRules rules = seeds.committed(campaignId, draft.rules(cards));
        CampaignReceipt receipt = ledger.send(command.apply(rules));
        return new DraftedBody(
                receipt.campaignId().value(),
                receipt.status(),
                CampaignView.commitment(rules),
                RulesWarnings.of(rules, limits).stream().map(WarningBody::of).toList());
    }

    /**
     * @param status of the campaign, whose rules in force a proposal does not change
     * @param seedCommitment what the ledger has committed itself to; of a lottery only
     */
    record DraftedBody(
            String campaignId,
            CampaignStatus status,
            @Nullable String seedCommitment,
            List<WarningBody> warnings) {}
}
