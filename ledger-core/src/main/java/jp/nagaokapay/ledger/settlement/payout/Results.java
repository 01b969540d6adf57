package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OF_THE_PAYOUT;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OPEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_REPORTED_ONCE;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;

/** Looks at all of a bank's results before the first is recorded; the settlements decide again. */
final class Results {
    private Results() {}

    static void require(List<RecordTransfer> results, Map<SettlementId, TransferView> transfers) {
        TRANSFER_IS_REPORTED_ONCE.require(
                results.stream().map(RecordTransfer::settlementId).distinct().count()
                        == results.size());
        for (RecordTransfer result : results) {
            TransferView transfer = transfers.get(result.settlementId());
            TRANSFER_IS_OF_THE_PAYOUT.require(transfer != null);
            TRANSFER_IS_OPEN.require(
                    transfer == null
                            || result.returned() != null
                            || transfer.status() != SettlementStatus.RETURNED);
        }
    }
}
