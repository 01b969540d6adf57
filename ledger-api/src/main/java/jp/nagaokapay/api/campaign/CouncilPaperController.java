package jp.nagaokapay.api.campaign;

import java.time.Clock;
import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.campaign.simulation.DraftSimulation;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.ReportPrinter;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The council's paper on a campaign: its proposed version where there is one, else its rules. */
@RestController
@RequestMapping("/campaign/v1/campaigns/{campaignId}")
class CouncilPaperController {
    /** How much of the past the rules are tried on. */
    private static final int DAYS = 90;

    private final CampaignList campaigns;
    private final DraftSimulation simulation;
    private final ReportPrinter printer;
    private final WalletLimits limits;
    private final Clock clock;

    CouncilPaperController(
            CampaignList campaigns,
            DraftSimulation simulation,
            ReportPrinter printer,
            WalletLimits limits,
            Clock clock) {
        this.campaigns = campaigns;
        this.simulation = simulation;
        this.printer = printer;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping(path = "/paper.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getCouncilPaper(@PathVariable CampaignId campaignId) {
        CampaignList.Listed campaign =
                campaigns
                        .find(campaignId)
                        .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
        Instant now = clock.instant();
        Instant from = BusinessDate.startOf(BusinessDate.of(now).minusDays(DAYS));
        return FileDownload.file(
                "campaign-paper.pdf",
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(
                        CouncilPaper.of(
                                campaign,
                                campaign.newest().trigger() == Trigger.ROLL
                                        ? null
                                        : simulation.run(campaign.newest(), from, now),
                                limits,
                                now)));
    }
}
