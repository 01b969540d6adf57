package jp.nagaokapay.ledger.campaign.policy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndPassedCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignJobs;
import jp.nagaokapay.ledger.message.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends campaigns by the calendar; the campaign itself decides whether its time has come. */
@Component
class WhenPeriodPassesThenEndCampaign implements CampaignJobs {
    private final JdbcClient jdbc;
    private final Ledger ledger;

    WhenPeriodPassesThenEndCampaign(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public int run(Instant now) {
        List<CampaignId> due =
                jdbc.sql(
                                """
                                SELECT campaign_id FROM campaign_list
                                WHERE stage IN ('APPROVED', 'PAUSED') AND closes_at <= ?
                                ORDER BY campaign_id
                                """)
                        .param(Timestamp.from(now))
                        .query((row, _) -> new CampaignId(row.getString(1)))
                        .list();
        due.forEach(campaign -> ledger.send(new EndPassedCampaign(campaign)));
        return due.size();
    }
}
