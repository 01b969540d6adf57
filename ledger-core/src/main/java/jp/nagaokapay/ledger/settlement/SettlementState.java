package jp.nagaokapay.ledger.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementCorrected;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementHeld;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementOpened;
import jp.nagaokapay.ledger.settlement.SettlementEvent.SettlementReleased;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferDone;
import jp.nagaokapay.ledger.settlement.SettlementEvent.TransferReturned;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement has to remember.
 *
 * @param merchantId null until opened
 * @param status null until opened
 * @param dueFrom the first date on which it may be paid; null until opened
 * @param transferDate that of its last transfer; null before the first
 * @param makers who made it what it is, and so cannot release it
 * @param held why it was left out last; null unless held
 * @param attempt how many transfers it had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettlementState(
        @Nullable MerchantId merchantId,
        @Nullable SettlementStatus status,
        Yen payout,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate transferDate,
        Set<String> makers,
        @Nullable HoldReason held,
        int attempt) {
    static final SettlementState EMPTY =
            new SettlementState(null, null, Yen.ZERO, null, null, Set.of(), null, 0);

    SettlementState evolve(SettlementEvent event) {
        return switch (event) {
            case SettlementOpened e ->
                    new SettlementState(
                            e.merchantId(),
                            e.payout().isZero()
                                    ? SettlementStatus.CARRIED_OVER
                                    : SettlementStatus.DUE,
                            e.payout(),
                            e.payoutDate(),
                            null,
                            Set.of(e.closedBy()),
                            null,
                            0);
            case SettlementHeld e ->
                    new SettlementState(
                            merchantId,
                            SettlementStatus.HELD,
                            payout,
                            dueFrom,
                            transferDate,
                            makers,
                            e.reason(),
                            attempt);
            case SettlementReleased e ->
                    new SettlementState(
                            merchantId,
                            SettlementStatus.RELEASED,
                            payout,
                            dueFrom,
                            e.payoutDate(),
                            makers,
                            null,
                            e.attempt());
            case TransferDone _ -> with(SettlementStatus.PAID);
            case TransferReturned e -> madeBy(e.by(), SettlementStatus.RETURNED);
            case SettlementCorrected e -> madeBy(e.by(), SettlementStatus.DUE);
        };
    }

    /** Whether its last transfer is of that date. */
    boolean isOf(LocalDate date) {
        return date.equals(transferDate);
    }

    /** Who says that money is to be paid again has made it payable. */
    private SettlementState madeBy(String person, SettlementStatus next) {
        Set<String> more = new TreeSet<>(makers);
        more.add(person);
        return new SettlementState(
                merchantId, next, payout, dueFrom, transferDate, Set.copyOf(more), null, attempt);
    }

    private SettlementState with(SettlementStatus next) {
        return new SettlementState(
                merchantId, next, payout, dueFrom, transferDate, makers, null, attempt);
    }
}
