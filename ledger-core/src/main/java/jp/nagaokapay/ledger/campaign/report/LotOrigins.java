package jp.nagaokapay.ledger.campaign.report;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which campaign a lot of points is from, as far as it was known when asked for. */
@Component
public final class LotOrigins {
    private static final String SELECT =
            """
            SELECT l.lot_id, l.campaign_id, c.rules ->> 'name' AS name,
                CASE WHEN c.rules -> 'reward' ->> 'type' = 'AS_ASKED'
                    THEN c.rules -> 'conditions' -> 0 ->> 'partnerId' END AS partner_id
            FROM campaign_lot l JOIN campaign_list c USING (campaign_id)
            WHERE l.lot_id = ANY (?)
            """;

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    LotOrigins(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** Lots of other origins are left out. */
    public Map<LotId, Origin> of(Collection<LotId> lots) {
        if (lots.isEmpty()) {
            return Map.of();
        }
        barrier.awaitHead(CampaignProcessors.REPORT);
        return jdbc
                .sql(SELECT)
                .param(lots.stream().map(LotId::value).toArray(String[]::new))
                .query((row, _) ->
                        Map.entry(
                                new LotId(row.getString("lot_id")),
                                new Origin(
                                        new CampaignId(row.getString("campaign_id")),
                                        row.getString("name"),
                                        partner(row.getString("partner_id")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable PartnerId partner(@Nullable String id) {
        return id == null ? null : new PartnerId(id);
    }

    /**
     * @param campaignName as it is called now
     * @param partnerId whose budget it is; null of a campaign of the city
     */
    public record Origin(
            CampaignId campaignId, String campaignName, @Nullable PartnerId partnerId) {}
}
