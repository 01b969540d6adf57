package jp.nagaokapay.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each shop is owed, and where it is; follows the log within seconds. */
@Component
public final class MerchantPayables {
    private static final String OWED =
            """
            SELECT shop.merchant_id, coalesce(sums.captured, 0) AS captured,
                coalesce(sums.refunded, 0) AS refunded, coalesce(o.open, 0) AS open,
                s.fees, s.carried, s.due, t.in_transit, t.paid,
                coalesce(p.received - p.paid, 0) AS supplied
            FROM (SELECT merchant_id FROM settlement_shop
                UNION SELECT merchant_id FROM supplier_sum) AS shop
            LEFT JOIN settlement_shop sums USING (merchant_id)
            LEFT JOIN settlement_open o USING (merchant_id)
            LEFT JOIN supplier_sum p USING (merchant_id)
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(fee), 0) AS fees,
                    coalesce(sum(carried_out - carried_in), 0) AS carried,
                    coalesce(sum(payout) FILTER
                        (WHERE status IS NULL OR status IN ('DUE', 'HELD', 'RETURNED')), 0) AS due
                FROM settlement WHERE merchant_id = shop.merchant_id) AS s
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(amount) FILTER (WHERE status = 'RELEASED'), 0) AS in_transit,
                    coalesce(sum(amount) FILTER (WHERE status = 'PAID'), 0) AS paid
                FROM settlement_transfer WHERE merchant_id = shop.merchant_id) AS t
            ORDER BY shop.merchant_id
            """;

    private final JdbcClient jdbc;

    MerchantPayables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every shop with a payment, of customers or of shops, in the order of their ids. */
    public List<Owed> list() {
        return jdbc.sql(OWED).query(MerchantPayables::owed).list();
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        return new Owed(
                new MerchantId(row.getString("merchant_id")),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("fees"),
                row.getLong("open"),
                row.getLong("carried") + row.getLong("supplied"),
                row.getLong("due"),
                row.getLong("in_transit"),
                row.getLong("paid"),
                row.getLong("supplied"));
    }

    /**
     * One shop's yen.
     *
     * @param captured of all payments ever
     * @param refunded of all refunds ever
     * @param fees kept at closings
     * @param unsettled credited to the shop and in no settlement yet, as the shop itself says
     * @param carriedOver left to the next period; negative where shops owe
     * @param due to be paid, held and returned included
     * @param inTransit with the bank, not yet reported
     * @param paid transferred
     * @param supplied received from other shops less paid to them, what is on its way included
     */
    public record Owed(
            MerchantId merchantId,
            long captured,
            long refunded,
            long fees,
            long unsettled,
            long carriedOver,
            long due,
            long inTransit,
            long paid,
            long supplied) {
        /** What the shop can still demand: what the journal's merchant payable must say. */
        public long payable() {
            return unsettled + carriedOver + due;
        }

        /**
         * Everything captured, less everything it went to: zero, or a yen is lost, or not credited
         * yet.
         */
        public long difference() {
            return captured - refunded - fees + supplied - payable() - inTransit - paid;
        }
    }
}
