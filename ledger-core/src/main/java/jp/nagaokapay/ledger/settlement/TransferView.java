package jp.nagaokapay.ledger.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of a released payout.
 *
 * @param status {@code RELEASED}, {@code PAID} or {@code RETURNED}
 * @param bankAccount opaque reference into the register
 * @param reason null unless returned
 */
public record TransferView(
        LocalDate payoutDate,
        SettlementId settlementId,
        MerchantId merchantId,
        int attempt,
        Yen amount,
        String bankAccount,
        SettlementStatus status,
        @Nullable TransferReturn reason) {
    static TransferView of(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new TransferView(
                row.getObject("payout_date", LocalDate.class),
                new SettlementId(row.getString("settlement_id")),
                new MerchantId(row.getString("merchant_id")),
                row.getInt("attempt"),
                Yen.of(row.getLong("amount")),
                row.getString("bank_account"),
                SettlementStatus.valueOf(row.getString("status")),
                reason == null ? null : TransferReturn.valueOf(reason));
    }
}
