package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_HAS_COME;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OF_THE_PAYOUT;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OPEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_REPORTED_ONCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import org.jspecify.annotations.Nullable;

/** Looks at all of a bank's results before the first is recorded; the settlements decide again. */
final class Results {
    private Results() {}

    /** Refuses all when one cannot be recorded; answers those that are not recorded yet. */
    static List<RecordTransfer> news(
            List<RecordTransfer> results,
            Map<SettlementId, TransferView> transfers,
            LocalDate today) {
        TRANSFER_IS_REPORTED_ONCE.require(
                results.stream().map(RecordTransfer::settlementId).distinct().count()
                        == results.size());
        for (RecordTransfer result : results) {
            TransferView transfer = transfers.get(result.settlementId());
            TRANSFER_IS_OF_THE_PAYOUT.require(transfer != null);
            TRANSFER_IS_OPEN.require(
                    result.returned() != null || !isIn(SettlementStatus.RETURNED, transfer));
            PAYOUT_DATE_HAS_COME.require(
                    result.returned() == TransferReturn.RECALLED
                            || !today.isBefore(result.payoutDate()));
        }
        return results.stream()
                .filter(result ->
                        !isIn(
                                result.returned() == null
                                        ? SettlementStatus.PAID
                                        : SettlementStatus.RETURNED,
                                transfers.get(result.settlementId())))
                .toList();
    }

    private static boolean isIn(SettlementStatus status, @Nullable TransferView transfer) {
        return transfer != null && transfer.status() == status;
    }
}
