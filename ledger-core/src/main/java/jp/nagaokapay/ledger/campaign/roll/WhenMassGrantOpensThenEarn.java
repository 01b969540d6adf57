package jp.nagaokapay.ledger.campaign.roll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Earn;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.roll.RollProgress.Progress;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks the roll for each mass grant that has opened: whoever has had a wallet longest comes first,
 * so that it is certain who goes without when the budget ends. It walks while the campaign is live:
 * a pause halts it, and with the campaign's end it stops where it is.
 */
@Component
public class WhenMassGrantOpensThenEarn {
    /** Pages of one run, so that other campaigns get their turn. */
    private static final int PAGES_MAX = 20;

    private final JdbcClient jdbc;
    private final Roll roll;
    private final RollProgress progress;
    private final Ledger ledger;
    private final Clock clock;

    WhenMassGrantOpensThenEarn(
            JdbcClient jdbc, Roll roll, RollProgress progress, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.roll = roll;
        this.progress = progress;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** May run at any time, on several nodes, and again. */
    public void run() {
        for (int page = 0; page < PAGES_MAX; page++) {
            List<Open> open = open(clock.instant());
            if (open.isEmpty()) {
                return;
            }
            open.forEach(this::next);
        }
    }

    private void next(Open campaign) {
        Instant now = clock.instant();
        Progress at =
                progress.of(campaign.campaignId)
                        .orElseGet(() -> progress.begin(campaign.campaignId, now, roll.extent()));
        List<Roll.Entry> page = roll.page(at.cursor(), at.last());
        long met = 0;
        for (Roll.Entry entry : page) {
            Points worth = entry.worth(campaign.rules, at.begunAt());
            if (!worth.isZero()) {
                earn(campaign, entry, worth, at.begunAt());
                met++;
            }
        }
        if (!page.isEmpty()) {
            String to = page.getLast().walletId().value();
            progress.advance(campaign.campaignId, at.cursor(), to, page.size(), met);
        }
        if (page.size() < Roll.PAGE) {
            progress.complete(campaign.campaignId, now);
        }
    }

    private void earn(Open campaign, Roll.Entry entry, Points worth, Instant at) {
        Occasion turn = Occasion.roll(entry.walletId(), at, entry.holder().person());
        try {
            ledger.send(
                    new Earn(
                            ParticipationId.of(campaign.campaignId, entry.walletId()),
                            campaign.campaignId,
                            entry.walletId(),
                            turn.id(),
                            worth,
                            campaign.rules.caps(),
                            at));
        } catch (Duplicate done) {
            // before a crash, or on another node
        }
    }

    /** Those that are live and not through. */
    private List<Open> open(Instant now) {
        return jdbc.sql(
                        """
                        SELECT l.campaign_id, l.rules
                          FROM campaign_list l LEFT JOIN campaign_roll r USING (campaign_id)
                         WHERE l.rules ->> 'trigger' = 'ROLL' AND r.completed_at IS NULL
                           AND l.stage = 'APPROVED' AND l.opens_at <= :now AND l.closes_at > :now
                         ORDER BY l.campaign_id
                        """)
                .param("now", SqlTime.utc(now))
                .query((row, _) ->
                        new Open(
                                new CampaignId(row.getString("campaign_id")),
                                StoredJson.read(row.getString("rules"), CampaignRules.class)))
                .list();
    }

    private record Open(CampaignId campaignId, CampaignRules rules) {}
}
