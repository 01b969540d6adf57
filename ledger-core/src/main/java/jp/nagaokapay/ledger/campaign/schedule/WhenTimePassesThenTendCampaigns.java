package jp.nagaokapay.ledger.campaign.schedule;

import java.sql.Timestamp;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the calendar asks of campaigns; the campaign itself decides whether its time has come. */
@Component
public class WhenTimePassesThenTendCampaigns {
    /**
     * Longer than a payment can be refunded (180 days) or a charge, alive for six months, undone.
     */
    private static final Duration REFUNDABLE = Duration.ofDays(200);

    /** After the end, until all that was earned before it is drawn. */
    private static final Duration DRAWN = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LotterySeeds seeds;
    private final EarnStore played;
    private final EarnedPointsStore incentives;

    WhenTimePassesThenTendCampaigns(
            JdbcClient jdbc,
            Ledger ledger,
            LotterySeeds seeds,
            EarnStore played,
            EarnedPointsStore incentives) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.seeds = seeds;
        this.played = played;
        this.incentives = incentives;
    }

    /**
     * Ends every campaign whose period has passed at {@code now}, lets go what waited for its day,
     * tells the secrets of lotteries that are over, and forgets what no refund can reach any more.
     * May run at any time, on several nodes, and again; when it is late nothing earns that should
     * not, for the period itself says so. Returns how many campaigns were ended, paid out or told.
     */
    public int run(Instant now) {
        int tended = end(now) + release(now) + reveal(now);
        played.forgetBefore(BusinessDate.of(now.minus(REFUNDABLE)));
        incentives.forgetBefore(now.minus(REFUNDABLE));
        return tended;
    }

    private int end(Instant now) {
        List<CampaignId> passed =
                campaigns("stage IN ('APPROVED', 'PAUSED') AND closes_at <= ?", now);
        passed.forEach(campaign -> send(new EndPassedCampaign(campaign)));
        return passed.size();
    }

    private int release(Instant now) {
        List<Map.Entry<CampaignId, LocalDate>> due = incentives.due(BusinessDate.of(now));
        due.forEach(one -> send(new ReleaseGrants(one.getKey(), one.getValue(), now)));
        return due.size();
    }

    private int reveal(Instant now) {
        List<CampaignId> over =
                campaigns(
                        """
                        stage = 'ENDED' AND seed_told IS NULL AND ended_at <= ? AND EXISTS (
                            SELECT 1 FROM policy_earn_rules r
                            WHERE r.campaign_id = campaign_list.campaign_id
                                AND r.rules -> 'reward' ->> 'type' = 'LOTTERY')\
                        """,
                        now.minus(DRAWN));
        over.forEach(campaign -> send(new RevealSeed(campaign, seeds.secret(campaign))));
        return over.size();
    }

    private List<CampaignId> campaigns(String condition, Instant at) {
        return jdbc.sql(
                        "SELECT campaign_id FROM campaign_list WHERE "
                                + condition
                                + " ORDER BY campaign_id")
                .param(Timestamp.from(at))
                .query((row, _) -> new CampaignId(row.getString(1)))
                .list();
    }

    /** Another node may have been there first. */
    private void send(CampaignCommand<?> command) {
        try {
            ledger.send(command);
        } catch (Duplicate done) {
            // as it should be
        }
    }
}
