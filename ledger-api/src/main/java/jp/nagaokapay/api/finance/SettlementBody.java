package jp.nagaokapay.api.finance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.SettlementView;
import org.jspecify.annotations.Nullable;

/**
 * A settlement in whole yen: {@code carriedIn + captured - refunded - fee = payout + carriedOut}.
 *
 * @param payoutDate the first date on which it may be paid
 * @param feePercent of captured less refunded
 * @param carriedIn from the period before; negative when the shop owes
 * @param carriedOut to the next period; negative when the shop owes
 * @param makers who closed or corrected it, and so cannot release it
 * @param held why it was left out of the last payout; absent unless held
 */
record SettlementBody(
        String settlementId,
        String merchantId,
        LocalDate from,
        LocalDate through,
        LocalDate payoutDate,
        long captured,
        long refunded,
        int payments,
        int refunds,
        BigDecimal feePercent,
        long fee,
        long carriedIn,
        long payout,
        long carriedOut,
        Instant closedAt,
        String closedBy,
        List<String> makers,
        SettlementStatus status,
        @Nullable HoldReason held) {

    static SettlementBody of(SettlementView found) {
        return new SettlementBody(
                found.settlementId().value(),
                found.merchantId().value(),
                found.from(),
                found.through(),
                found.payoutDate(),
                found.captured().amount(),
                found.refunded().amount(),
                found.payments(),
                found.refunds(),
                BigDecimal.valueOf(found.feeBasisPoints(), 2),
                found.fee().amount(),
                found.carriedIn(),
                found.payout().amount(),
                found.carriedOut(),
                found.closedAt(),
                found.closedBy(),
                found.makers(),
                found.status(),
                found.held());
    }
}
