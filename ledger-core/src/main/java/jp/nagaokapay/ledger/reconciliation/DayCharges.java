package jp.nagaokapay.ledger.reconciliation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a day's file is compared with. */
@Component
class DayCharges {
    private static final String CHARGES =
            """
            SELECT charge_id, reference, amount, charged_on, reversed_on FROM funding_charge
            WHERE charged_on = :date AND channel = :channel AND reference IS NOT NULL
            UNION
            SELECT charge_id, reference, amount, charged_on, reversed_on FROM funding_charge
            WHERE reference = ANY (:named) AND channel = :channel
            """;

    /** The newest files of the two neighbours. */
    private static final String BESIDE =
            """
            SELECT l.reference, r.business_date FROM (
                SELECT DISTINCT ON (business_date) business_date, reconciliation_id
                FROM funding_reconciliation
                WHERE channel = :channel AND business_date IN (:before, :after)
                ORDER BY business_date, version DESC) r
            JOIN funding_file_line l ON l.reconciliation_id = r.reconciliation_id
            """;

    private final JdbcClient jdbc;

    DayCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By reference, which a provider uses once. */
    Map<String, FundedCharge> ofDayAndNamed(Channel channel, LocalDate date, Set<String> named) {
        Map<String, FundedCharge> charges = new HashMap<>();
        jdbc.sql(CHARGES)
                .param("date", date)
                .param("channel", channel.name())
                .param("named", named.toArray(String[]::new))
                .query((row, _) ->
                        new FundedCharge(
                                row.getString("charge_id"),
                                row.getString("reference"),
                                row.getLong("amount"),
                                row.getObject("charged_on", LocalDate.class),
                                row.getObject("reversed_on", LocalDate.class)))
                .list()
                .forEach(charge -> charges.put(charge.reference(), charge));
        return charges;
    }

    Map<String, LocalDate> listedBeside(Channel channel, LocalDate date) {
        Map<String, LocalDate> listed = new HashMap<>();
        jdbc.sql(BESIDE)
                .param("channel", channel.name())
                .param("before", date.minusDays(1))
                .param("after", date.plusDays(1))
                .query(row -> {
                    listed.put(
                            row.getString("reference"),
                            row.getObject("business_date", LocalDate.class));
                });
        return listed;
    }
}
