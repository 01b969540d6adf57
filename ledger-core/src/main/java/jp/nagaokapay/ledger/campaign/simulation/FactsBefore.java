package jp.nagaokapay.ledger.campaign.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.earning.KnownFact;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.Residency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts that the log holds up to a position, one statement for each kind. */
@Component
class FactsBefore {
    private static final String PERSONS =
            """
            SELECT aggregate_id(opened.aggregate_id) AS wallet_id,
                (opened.occurred_at AT TIME ZONE :zone)::date AS opened_on,
                coalesce(moved.residency, opened.payload ->> 'residency') AS residency,
                coalesce(moved.corporate, opened.payload ->> 'corporate')::boolean AS corporate,
                standing.charges
            FROM domain_event opened
            LEFT JOIN LATERAL (
                SELECT m.payload ->> 'residency' AS residency,
                    m.payload ->> 'corporate' AS corporate
                FROM domain_event m
                WHERE m.aggregate_id = opened.aggregate_id AND m.position <= :position
                    AND m.kind IN (
                        SELECT number FROM stored_kind WHERE name = 'wallet.residency-changed')
                ORDER BY m.sequence_number DESC LIMIT 1) moved ON true
            LEFT JOIN LATERAL (
                SELECT count(*) FILTER (WHERE k.name = 'wallet.charged')
                    - count(*) FILTER (WHERE k.name = 'wallet.charge-reversed') AS charges
                FROM domain_event c JOIN stored_kind k ON k.number = c.kind
                WHERE c.aggregate_id = opened.aggregate_id AND c.position <= :position
                    AND k.name IN ('wallet.charged', 'wallet.charge-reversed')
                ) standing ON true
            WHERE opened.kind IN (SELECT number FROM stored_kind WHERE name = 'wallet.opened')
                AND opened.position <= :position
            """;

    private static final String SHOPS =
            """
            SELECT DISTINCT ON (aggregate_id) aggregate_id AS merchant_id,
                payload -> 'profile' ->> 'shopClass' AS shop_class,
                payload -> 'profile' ->> 'district' AS district,
                payload -> 'profile' ->> 'category' AS category
            FROM event_log
            WHERE event_name IN ('merchant.registered', 'merchant.profile-changed')
                AND position <= :position
            ORDER BY aggregate_id, position DESC
            """;

    private final JdbcClient jdbc;

    FactsBefore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id of what they are about. */
    Map<String, KnownFact> at(long position) {
        Map<String, KnownFact> facts = new HashMap<>();
        jdbc.sql(PERSONS)
                .param("zone", BusinessDate.ZONE.getId())
                .param("position", position)
                .query(row -> {
                    facts.put(row.getString("wallet_id"), holder(row));
                });
        jdbc.sql(SHOPS)
                .param("position", position)
                .query(row -> {
                    facts.put(row.getString("merchant_id"), new KnownFact.Shop(shop(row)));
                });
        return facts;
    }

    private static KnownFact.Holder holder(ResultSet row) throws SQLException {
        return new KnownFact.Holder(
                new Person(
                        row.getObject("opened_on", LocalDate.class),
                        Residency.valueOf(row.getString("residency")),
                        row.getBoolean("corporate")),
                row.getInt("charges"),
                false);
    }

    private static Shop shop(ResultSet row) throws SQLException {
        return new Shop(
                new MerchantId(row.getString("merchant_id")),
                ShopClass.valueOf(row.getString("shop_class")),
                row.getString("district"),
                row.getString("category"));
    }
}
