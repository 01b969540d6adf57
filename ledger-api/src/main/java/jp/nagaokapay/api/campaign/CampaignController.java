package jp.nagaokapay.api.campaign;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.security.Caller;
import jp.nagaokapay.gateway.web.ProblemException;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReviseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignQuery;
import jp.nagaokapay.ledger.campaign.CampaignReceipt;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.campaign.Caps;
import jp.nagaokapay.ledger.campaign.Condition;
import jp.nagaokapay.ledger.campaign.PointsRule;
import jp.nagaokapay.ledger.campaign.Reward;
import jp.nagaokapay.ledger.campaign.Trigger;
import jp.nagaokapay.ledger.message.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's life, from draft to end. */
@Tag(name = "campaign")
@RestController
@RequestMapping("/campaign/v1/campaigns")
class CampaignController {
    private final Ledger ledger;
    private final CampaignQuery campaigns;
    private final Clock clock;

    CampaignController(Ledger ledger, CampaignQuery campaigns, Clock clock) {
        this.ledger = ledger;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Operation(summary = "Draft a campaign")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CampaignBody draft(Caller caller, @Valid @RequestBody Draft draft) {
        return send(new DraftCampaign(CampaignId.next(), draft.rules(), caller.subject()));
    }

    @Operation(summary = "Rewrite a draft or a rejected campaign")
    @PutMapping("/{campaignId}")
    CampaignBody revise(
            Caller caller, @PathVariable CampaignId campaignId, @Valid @RequestBody Draft draft) {
        return send(new ReviseCampaign(campaignId, draft.rules(), caller.subject()));
    }

    @Operation(summary = "Submit a draft for approval")
    @PostMapping("/{campaignId}/submission")
    CampaignBody submit(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new SubmitCampaign(campaignId, caller.subject()));
    }

    @Operation(summary = "Approve a submitted campaign that another person wrote and submitted")
    @PostMapping("/{campaignId}/approval")
    CampaignBody approve(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new ApproveCampaign(campaignId, caller.subject()));
    }

    @Operation(summary = "Reject a submitted campaign, saying why")
    @PostMapping("/{campaignId}/rejection")
    CampaignBody reject(
            Caller caller,
            @PathVariable CampaignId campaignId,
            @Valid @RequestBody Rejection rejection) {
        return send(new RejectCampaign(campaignId, rejection.reason(), caller.subject()));
    }

    @Operation(summary = "Pause an approved campaign")
    @PostMapping("/{campaignId}/pause")
    CampaignBody pause(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new PauseCampaign(campaignId, caller.subject()));
    }

    @Operation(summary = "Resume a paused campaign")
    @PostMapping("/{campaignId}/resumption")
    CampaignBody resume(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new ResumeCampaign(campaignId, caller.subject()));
    }

    @Operation(summary = "End a campaign for good")
    @PostMapping("/{campaignId}/end")
    CampaignBody end(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new EndCampaign(campaignId, caller.subject()));
    }

    @Operation(summary = "All campaigns, newest first")
    @GetMapping
    CampaignPage list(
            @RequestParam(required = false) @Nullable CampaignId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(CampaignQuery.PAGE_MAX) int limit) {
        CampaignQuery.Page page = campaigns.list(after, limit);
        Instant now = clock.instant();
        return new CampaignPage(
                page.campaigns().stream().map(listed -> CampaignView.of(listed, now)).toList(),
                page.next() == null ? null : page.next().value());
    }

    @Operation(summary = "A campaign and how far it has come")
    @GetMapping("/{campaignId}")
    CampaignView find(@PathVariable CampaignId campaignId) {
        return campaigns
                .find(campaignId)
                .map(listed -> CampaignView.of(listed, clock.instant()))
                .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
    }

    private CampaignBody send(CampaignCommand<CampaignReceipt> command) {
        CampaignReceipt receipt = ledger.send(command);
        return new CampaignBody(receipt.campaignId().value(), receipt.status());
    }

    record CampaignBody(String campaignId, CampaignStatus status) {}

    record Rejection(@NotBlank @Size(max = 500) String reason) {}

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record CampaignPage(List<CampaignView> campaigns, @Nullable String next) {}

    /**
     * A campaign in full. {@code …By} are the subjects of those who did it.
     *
     * @param budget points handed out at most
     * @param granted points that reached wallets
     * @param grantCount grants that reached wallets
     * @param participants wallets that got any
     */
    record CampaignView(
            String campaignId,
            CampaignStatus status,
            String name,
            Trigger trigger,
            Instant opensAt,
            Instant closesAt,
            long budget,
            List<Condition> conditions,
            Reward reward,
            Caps caps,
            PointsRule points,
            long granted,
            long grantCount,
            long participants,
            Instant draftedAt,
            String draftedBy,
            @Nullable String submittedBy,
            @Nullable String decidedBy,
            @Nullable String rejectionReason,
            @Nullable Instant endedAt,
            CampaignEvent.@Nullable EndReason endReason) {

        static CampaignView of(CampaignQuery.Listed listed, Instant now) {
            CampaignRules rules = listed.rules();
            return new CampaignView(
                    listed.campaignId().value(),
                    listed.statusAt(now),
                    rules.name(),
                    rules.trigger(),
                    rules.opensAt(),
                    rules.closesAt(),
                    rules.budget().amount(),
                    rules.conditions(),
                    rules.reward(),
                    rules.caps(),
                    rules.points(),
                    listed.granted().amount(),
                    listed.grantCount(),
                    listed.participants(),
                    listed.draftedAt(),
                    listed.draftedBy(),
                    listed.submittedBy(),
                    listed.decidedBy(),
                    listed.rejectionReason(),
                    listed.endedAt(),
                    listed.endReason());
        }
    }
}
