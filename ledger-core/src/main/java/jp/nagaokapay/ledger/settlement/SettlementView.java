package jp.nagaokapay.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * A settlement: {@code carriedIn + captured - refunded - fee = payout + carriedOut}.
 *
 * @param payoutDate the first date on which it may be paid
 * @param feeBasisPoints hundredths of a percent
 * @param makers who made it what it is; none of them releases it
 * @param held why it was left out of the last payout; null unless held
 */
public record SettlementView(
        SettlementId settlementId,
        MerchantId merchantId,
        LocalDate from,
        LocalDate through,
        LocalDate payoutDate,
        Yen captured,
        Yen refunded,
        int payments,
        int refunds,
        int feeBasisPoints,
        Yen fee,
        long carriedIn,
        Yen payout,
        long carriedOut,
        Instant closedAt,
        String closedBy,
        List<String> makers,
        SettlementStatus status,
        @Nullable HoldReason held) {
    static SettlementView of(ResultSet row, int number) throws SQLException {
        String held = row.getString("held");
        return new SettlementView(
                new SettlementId(row.getString("settlement_id")),
                new MerchantId(row.getString("merchant_id")),
                date(row, "from_date"),
                date(row, "through"),
                date(row, "payout_date"),
                yen(row, "captured"),
                yen(row, "refunded"),
                row.getInt("payments"),
                row.getInt("refunds"),
                row.getInt("fee_basis_points"),
                yen(row, "fee"),
                row.getLong("carried_in"),
                yen(row, "payout"),
                row.getLong("carried_out"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("closed_by"),
                List.of((String[]) row.getArray("makers").getArray()),
                SettlementStatus.valueOf(row.getString("status")),
                held == null ? null : HoldReason.valueOf(held));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Yen yen(ResultSet row, String column) throws SQLException {
        return Yen.of(row.getLong(column));
    }
}
