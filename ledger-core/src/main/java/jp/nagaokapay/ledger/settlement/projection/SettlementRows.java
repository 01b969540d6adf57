package jp.nagaokapay.ledger.settlement.projection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements.ClosingView;
import jp.nagaokapay.ledger.settlement.Settlements.Found;
import jp.nagaokapay.ledger.settlement.Settlements.Movement;
import jp.nagaokapay.ledger.settlement.Settlements.Owed;
import jp.nagaokapay.ledger.settlement.Settlements.PayoutView;
import jp.nagaokapay.ledger.settlement.Settlements.Step;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** From rows to what is asked for. */
final class SettlementRows {
    private SettlementRows() {}

    static Found found(ResultSet row, int number) throws SQLException {
        String held = row.getString("held");
        return new Found(
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
                time(row, "closed_at"),
                row.getString("closed_by"),
                texts(row.getArray("makers")),
                SettlementStatus.valueOf(row.getString("status")),
                held == null ? null : HoldReason.valueOf(held));
    }

    static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                time(row, "at"),
                row.getString("step"),
                row.getObject("payout_date", LocalDate.class),
                row.getString("detail"),
                row.getString("by"));
    }

    static Movement movement(ResultSet row, int number) throws SQLException {
        return new Movement(
                time(row, "at"),
                date(row, "business_date"),
                row.getString("payment_id"),
                row.getString("merchant_payment_id"),
                row.getString("refund_id"),
                yen(row, "captured"),
                yen(row, "refunded"),
                yen(row, "points"));
    }

    static TransferView transfer(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new TransferView(
                date(row, "payout_date"),
                new SettlementId(row.getString("settlement_id")),
                new MerchantId(row.getString("merchant_id")),
                row.getInt("attempt"),
                yen(row, "amount"),
                row.getString("bank_account"),
                SettlementStatus.valueOf(row.getString("status")),
                reason == null ? null : TransferReturn.valueOf(reason));
    }

    static ClosingView closing(ResultSet row, int number) throws SQLException {
        return new ClosingView(
                date(row, "from_date"),
                date(row, "through"),
                date(row, "payout_date"),
                time(row, "begun_at"),
                row.getString("begun_by"),
                timeOrNull(row, "completed_at"),
                row.getInt("settled"),
                yen(row, "payout"));
    }

    static PayoutView payout(ResultSet row, int number) throws SQLException {
        return new PayoutView(
                date(row, "payout_date"),
                time(row, "released_at"),
                row.getString("released_by"),
                timeOrNull(row, "fixed_at"),
                row.getInt("transfers"),
                yen(row, "total"));
    }

    static Owed owed(ResultSet row, int number) throws SQLException {
        return new Owed(
                new MerchantId(row.getString("merchant_id")),
                row.getLong("captured"),
                row.getLong("refunded"),
                row.getLong("fees"),
                row.getLong("open"),
                row.getLong("carried"),
                row.getLong("due"),
                row.getLong("in_transit"),
                row.getLong("paid"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Yen yen(ResultSet row, String column) throws SQLException {
        return Yen.of(row.getLong(column));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
