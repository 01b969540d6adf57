package jp.nagaokapay.ledger.campaign.report;

import jp.nagaokapay.ledger.log.follow.BulkWrite;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Adds a batch to the reports. */
final class ReportWrites {
    /** One after the other: what changes hands may have done so before. */
    private static final String MOVE =
            """
            INSERT INTO campaign_lot (lot_id, campaign_id, wallet_id, granted)
            SELECT ?, campaign_id, ?, 0 FROM campaign_lot WHERE lot_id = ?
            ON CONFLICT DO NOTHING
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite grants;
    private final BulkWrite lots;
    private final BulkWrite earned;
    private final BulkWrite days;

    ReportWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        grants =
                new BulkWrite(
                        jdbc,
                        """
                        INSERT INTO campaign_lot (lot_id, campaign_id, wallet_id, granted)
                        SELECT * FROM unnest(?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                        "text text text bigint");
        lots =
                new BulkWrite(
                        jdbc,
                        """
                        UPDATE campaign_lot l SET used = l.used + e.used,
                            expired = l.expired + e.expired, lapsed = l.lapsed + e.lapsed,
                            taken_back = l.taken_back + e.taken_back,
                            missing = l.missing + e.missing
                        FROM unnest(?, ?, ?, ?, ?, ?)
                            AS e(lot_id, used, expired, lapsed, taken_back, missing)
                        WHERE l.lot_id = e.lot_id
                        """,
                        "text bigint bigint bigint bigint bigint");
        earned =
                new BulkWrite(
                        jdbc,
                        """
                        INSERT INTO campaign_earned AS c (campaign_id, occasions)
                        SELECT * FROM unnest(?, ?)
                        ON CONFLICT (campaign_id) DO UPDATE
                        SET occasions = c.occasions + excluded.occasions
                        """,
                        "text bigint");
        days =
                new BulkWrite(
                        jdbc,
                        """
                        INSERT INTO campaign_city_day AS d
                            (business_date, charges, charged, payments, paid)
                        SELECT * FROM unnest(?, ?, ?, ?, ?)
                        ON CONFLICT (business_date) DO UPDATE SET
                            charges = d.charges + excluded.charges,
                            charged = d.charged + excluded.charged,
                            payments = d.payments + excluded.payments,
                            paid = d.paid + excluded.paid
                        """,
                        "date bigint bigint bigint bigint");
    }

    /** Lots are made first: what changes them comes later in the log. */
    void write(ReportBatch batch) {
        grants.write(
                batch.grants.stream()
                        .map(one ->
                                new @Nullable Object[] {
                                    one.lotId(), one.source(), one.walletId(), one.points().amount()
                                })
                        .toList());
        if (!batch.moved.isEmpty()) {
            jdbc.batchUpdate(
                    MOVE,
                    batch.moved.stream()
                            .map(one ->
                                    new Object[] {
                                        one.to().value(), one.receiver().value(), one.from().value()
                                    })
                            .toList());
        }
        lots.write(
                batch.lots.entrySet().stream()
                        .map(one -> lotRow(one.getKey(), one.getValue()))
                        .toList());
        earned.write(
                batch.earned.entrySet().stream()
                        .map(one -> new @Nullable Object[] {one.getKey(), one.getValue()})
                        .toList());
        days.write(
                batch.days.entrySet().stream()
                        .map(one ->
                                new @Nullable Object[] {
                                    one.getKey(),
                                    one.getValue().charges,
                                    one.getValue().charged,
                                    one.getValue().payments,
                                    one.getValue().paid
                                })
                        .toList());
    }

    private static @Nullable Object[] lotRow(String lotId, LotChange change) {
        return new @Nullable Object[] {
            lotId, change.used, change.expired, change.lapsed, change.takenBack, change.missing
        };
    }
}
