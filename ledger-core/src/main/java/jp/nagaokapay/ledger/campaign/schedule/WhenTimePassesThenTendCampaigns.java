package jp.nagaokapay.ledger.campaign.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndPassedCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReleaseGrants;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RevealSeed;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.EarnStore;
import jp.nagaokapay.ledger.campaign.earning.LotterySeeds;
import jp.nagaokapay.ledger.campaign.grant.EarnedPointsStore;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the calendar asks of campaigns; the campaign itself decides whether its time has come. */
@Component
public class WhenTimePassesThenTendCampaigns {
    /**
     * Longer than a payment can be refunded (180 days) or a charge, alive for six months, undone.
     */
    private static final Duration REFUNDABLE = Duration.ofDays(200);

    /** From a campaign's end until all that was earned before it has surely been evaluated. */
    private static final Duration REVEAL_AFTER = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LotterySeeds seeds;
    private final EarnStore occasions;
    private final EarnedPointsStore earnedPoints;

    WhenTimePassesThenTendCampaigns(
            JdbcClient jdbc,
            Ledger ledger,
            LotterySeeds seeds,
            EarnStore occasions,
            EarnedPointsStore earnedPoints) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.seeds = seeds;
        this.occasions = occasions;
        this.earnedPoints = earnedPoints;
    }

    /**
     * Ends every campaign whose period has passed at {@code now}, grants what waited for its day,
     * reveals the secrets of lotteries that are over, and deletes what no refund can reach any
     * more. May run at any time, on several nodes, and again; when it is late nothing earns that
     * should not, for the period itself says so. Returns how many campaigns were ended, paid out or
     * had their secret revealed.
     */
    public int run(Instant now) {
        int tended = end(now) + release(now) + reveal(now);
        occasions.deleteBefore(BusinessDate.of(now.minus(REFUNDABLE)));
        earnedPoints.deleteBefore(now.minus(REFUNDABLE));
        return tended;
    }

    private int end(Instant now) {
        List<CampaignId> passed =
                campaigns("stage IN ('APPROVED', 'PAUSED') AND closes_at <= ?", now);
        passed.forEach(campaign -> send(new EndPassedCampaign(campaign)));
        return passed.size();
    }

    private int release(Instant now) {
        List<Map.Entry<CampaignId, LocalDate>> due = earnedPoints.due(BusinessDate.of(now));
        due.forEach(one -> send(new ReleaseGrants(one.getKey(), one.getValue(), now)));
        return due.size();
    }

    private int reveal(Instant now) {
        List<CampaignId> over =
                campaigns(
                        """
                        stage = 'ENDED' AND revealed_seed IS NULL AND ended_at <= ? AND EXISTS (
                            SELECT 1 FROM policy_earn_rules r
                            WHERE r.campaign_id = campaign_list.campaign_id
                                AND r.rules -> 'reward' ->> 'type' = 'LOTTERY')\
                        """,
                        now.minus(REVEAL_AFTER));
        over.forEach(campaign -> send(new RevealSeed(campaign, seeds.secret(campaign))));
        return over.size();
    }

    private List<CampaignId> campaigns(String condition, Instant at) {
        return jdbc.sql(
                        "SELECT campaign_id FROM campaign_list WHERE "
                                + condition
                                + " ORDER BY campaign_id")
                .param(SqlTime.utc(at))
                .query((row, _) -> new CampaignId(row.getString(1)))
                .list();
    }

    /** Another node may have been there first. */
    private void send(CampaignCommand<?> command) {
        try {
            ledger.send(command);
        } catch (Duplicate done) {
            // the log has it, which is all that is wanted
        }
    }
}
