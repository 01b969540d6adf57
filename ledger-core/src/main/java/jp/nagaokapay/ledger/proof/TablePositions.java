package jp.nagaokapay.ledger.proof;

import java.util.Map;
import jp.nagaokapay.ledger.journal.JournalProjection;
import jp.nagaokapay.ledger.merchant.receivable.Receivables;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.wallet.payment.WhenPaymentCapturedThenCreditReceivable;
import jp.nagaokapay.ledger.wallet.schedule.LotsRemaining;

/**
 * Up to which event each table is, in one snapshot.
 *
 * @param crediting up to where the policy has credited shops
 */
record TablePositions(
        long journal, long lots, long receivable, long settlements, long shopSums, long crediting) {
    static TablePositions of(Map<String, Long> stored) {
        return new TablePositions(
                stored.getOrDefault(JournalProjection.NAME, 0L),
                stored.getOrDefault(LotsRemaining.NAME, 0L),
                stored.getOrDefault(Receivables.NAME, 0L),
                stored.getOrDefault(SettlementProcessors.SETTLEMENTS, 0L),
                stored.getOrDefault(SettlementProcessors.SHOP_SUMS, 0L),
                stored.getOrDefault(WhenPaymentCapturedThenCreditReceivable.NAME, 0L));
    }
}
