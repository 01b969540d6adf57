package jp.nagaokapay.api.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.report.CampaignReports;
import jp.nagaokapay.ledger.campaign.report.CampaignReports.Figures;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports of campaigns. */
@RestController
@RequestMapping("/campaign/v1")
class ReportController {

    private final CampaignList campaigns;
    private final CampaignReports reports;
    private final Clock clock;

    ReportController(CampaignList campaigns, CampaignReports reports, Clock clock) {
        this.campaigns = campaigns;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{campaignId}/report")
    CampaignReport getCampaignReport(@PathVariable CampaignId campaignId) {
        return reported(campaignId);
    }

    @GetMapping(path = "/campaigns/{campaignId}/report.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<byte[]> getCampaignReportCsv(@PathVariable CampaignId campaignId) {
        String name = campaignId.value().substring(campaignId.value().indexOf(':') + 1);
        return csv("campaign-" + name + ".csv", List.of(reported(campaignId)));
    }

    @GetMapping(path = "/reports.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<byte[]> getCampaignReportsCsv() {
        Map<CampaignId, Figures> figures = reports.all();
        Instant now = clock.instant();
        List<CampaignReport> all = new ArrayList<>();
        CampaignId after = null;
        do {
            CampaignList.Page page = page(after);
            for (Listed listed : page.campaigns()) {
                Figures its = figures.getOrDefault(listed.campaignId(), Figures.NONE);
                all.add(CampaignReport.of(listed, its, reports, now));
            }
            after = page.next();
        } while (after != null);
        return csv("campaigns.csv", all);
    }

    private CampaignList.Page page(@Nullable CampaignId after) {
        return campaigns.list(after, CampaignList.PAGE_MAX);
    }

    private CampaignReport reported(CampaignId campaignId) {
        Listed listed =
                campaigns
                        .find(campaignId)
                        .orElseThrow(() -> ProblemException.notFound("CAMPAIGN_NOT_FOUND"));
        return CampaignReport.of(listed, reports.figures(campaignId), reports, clock.instant());
    }

    private static ResponseEntity<byte[]> csv(String fileName, List<CampaignReport> rows) {
        return FileDownload.csv(fileName, ReportTable.sheet(rows));
    }
}
