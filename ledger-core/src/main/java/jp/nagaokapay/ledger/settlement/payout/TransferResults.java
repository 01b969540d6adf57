package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.FILE_IS_TAKEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_DATE_HAS_COME;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_CORRECTED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OF_THE_PAYOUT;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_OPEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.TRANSFER_IS_REPORTED_ONCE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.settlement.ProjectionBarrier;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bank says of its transfers, and what is done about those that came back. */
@Component
public final class TransferResults {
    private static final Comparator<SettlementId> BY_ID = Comparator.comparing(SettlementId::value);

    private final Ledger ledger;
    private final ProjectionBarrier projections;
    private final Settlements settlements;
    private final PayoutList payouts;
    private final PayoutFileStore files;
    private final BankAccounts accounts;
    private final ClusterLock lock;
    private final Clock clock;

    TransferResults(
            Ledger ledger,
            ProjectionBarrier projections,
            Settlements settlements,
            PayoutList payouts,
            PayoutFileStore files,
            BankAccounts accounts,
            ClusterLock lock,
            Clock clock) {
        this.ledger = ledger;
        this.projections = projections;
        this.settlements = settlements;
        this.payouts = payouts;
        this.files = files;
        this.accounts = accounts;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Records how transfers of a date ended. The same again changes nothing.
     *
     * <p>Refused with {@code PAYOUT_NOT_RELEASED}, {@code PAYOUT_FILE_NOT_TAKEN} while the bank
     * cannot know of them, {@code TRANSFER_NOT_FOUND}, {@code PAYOUT_DATE_NOT_REACHED} but for what
     * was recalled, {@code TRANSFER_RECORDED} when one was recorded otherwise, {@code
     * TRANSFER_REPORTED_TWICE}; then none is recorded.
     *
     * @param returned those that came back, and why
     * @param done those that were transferred
     * @param othersDone whether all others that nothing was reported of were transferred
     */
    public void record(
            LocalDate date,
            Map<SettlementId, TransferReturn> returned,
            List<SettlementId> done,
            boolean othersDone,
            String by) {
        lock.take(
                Payouts.LOCK,
                () -> {
                    projections.awaitEnd(Payouts.TABLES);
                    PAYOUT_IS_RELEASED.require(payouts.isFixed(date));
                    FILE_IS_TAKEN.require(files.isTaken(date));
                    Map<SettlementId, TransferView> transfers = new TreeMap<>(BY_ID);
                    settlements
                            .transfers(date)
                            .forEach(each -> transfers.put(each.settlementId(), each));
                    List<RecordTransfer> results = new ArrayList<>();
                    returned.forEach(
                            (id, reason) -> results.add(new RecordTransfer(id, date, reason, by)));
                    done.forEach(id -> results.add(new RecordTransfer(id, date, null, by)));
                    if (othersDone) {
                        transfers.values().stream()
                                .filter(transfer -> isIn(SettlementStatus.RELEASED, transfer))
                                .map(TransferView::settlementId)
                                .filter(id -> !returned.containsKey(id) && !done.contains(id))
                                .forEach(id -> results.add(new RecordTransfer(id, date, null, by)));
                    }
                    notYetRecorded(results, transfers).forEach(ledger::send);
                    projections.awaitEnd(Payouts.TABLES);
                });
    }

    /**
     * A returned transfer's cause is mended: its settlement is due again. Refused with {@code
     * SETTLEMENT_NOT_FOUND}, {@code SETTLEMENT_NOT_RETURNED}, and {@code NOTHING_CORRECTED} when
     * the account was the cause, is still the same, and no note says why it is right.
     *
     * @param by who corrects, and cannot release it
     */
    public SettlementReceipt correct(SettlementId id, @Nullable String note, String by) {
        projections.awaitEnd(Payouts.TABLES);
        SOMETHING_IS_CORRECTED.require(
                (note != null && !note.isBlank())
                        || settlements.lastTransfer(id).filter(this::wouldComeBackAgain).isEmpty());
        SettlementReceipt receipt = ledger.send(new CorrectSettlement(id, note, by));
        projections.awaitEnd(Payouts.TABLES);
        return receipt;
    }

    private boolean wouldComeBackAgain(TransferView transfer) {
        TransferReturn reason = transfer.reason();
        return reason != null
                && reason.isOfTheAccount()
                && accounts.current(transfer.merchantId())
                        .filter(account -> account.id().value().equals(transfer.bankAccount()))
                        .isPresent();
    }

    /**
     * Refuses all when one cannot be recorded; answers those that are not recorded yet. The
     * settlements decide again.
     */
    private List<RecordTransfer> notYetRecorded(
            List<RecordTransfer> results, Map<SettlementId, TransferView> transfers) {
        LocalDate today = BusinessDate.of(clock.instant());
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
