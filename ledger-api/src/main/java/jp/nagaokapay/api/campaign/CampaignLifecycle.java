package jp.nagaokapay.api.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DeleteCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.WithdrawCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.WriteResidentText;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignReceipt;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A campaign's life, from submission to end. Where a new version is proposed, the first three
 * concern it.
 */
@RestController
@RequestMapping("/campaign/v1/campaigns/{campaignId}")
class CampaignLifecycle {
    private final Ledger ledger;

    CampaignLifecycle(Ledger ledger) {
        this.ledger = ledger;
    }

    @PostMapping("/submission")
    CampaignReceipt submitCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new SubmitCampaign(campaignId, caller.person()));
    }

    @PostMapping("/withdrawal")
    CampaignReceipt withdrawCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new WithdrawCampaign(campaignId, caller.person()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        ledger.send(new DeleteCampaign(campaignId, caller.person()));
    }

    @PutMapping("/resident-text")
    CampaignReceipt writeResidentText(
            Caller caller,
            @PathVariable CampaignId campaignId,
            @Valid @RequestBody ResidentTextForm form) {
        return send(new WriteResidentText(campaignId, form.text(), caller.person()));
    }

    @PostMapping("/approval")
    CampaignReceipt approveCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new ApproveCampaign(campaignId, caller.person()));
    }

    @PostMapping("/rejection")
    CampaignReceipt rejectCampaign(
            Caller caller,
            @PathVariable CampaignId campaignId,
            @Valid @RequestBody Rejection rejection) {
        return send(new RejectCampaign(campaignId, rejection.reason(), caller.person()));
    }

    @PostMapping("/pause")
    CampaignReceipt pauseCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new PauseCampaign(campaignId, caller.person()));
    }

    @PostMapping("/resumption")
    CampaignReceipt resumeCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new ResumeCampaign(campaignId, caller.person()));
    }

    @PostMapping("/end")
    CampaignReceipt endCampaign(Caller caller, @PathVariable CampaignId campaignId) {
        return send(new EndCampaign(campaignId, caller.person()));
    }

    private CampaignReceipt send(CampaignCommand<CampaignReceipt> command) {
        return ledger.send(command);
    }

    record Rejection(
            @NotBlank @Size(max = 500) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}
}
