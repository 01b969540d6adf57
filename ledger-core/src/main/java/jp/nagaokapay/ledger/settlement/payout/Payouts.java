package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.CLOSING_IS_COMPLETE;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_AS_SEEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_NOT_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.RELEASED_BY_ANOTHER;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SETTLEMENT_IS_DUE;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_DUE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.IdempotentSend;
import jp.nagaokapay.ledger.settlement.ProjectionBarrier;
import jp.nagaokapay.ledger.settlement.SettlementCommand.HoldSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementCommand.ReleaseSettlement;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.settlement.closing.ClosingList;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.FixPayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.ReleasePayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutReleased;
import jp.nagaokapay.ledger.settlement.payout.PayoutHoldPolicy.Checked;
import jp.nagaokapay.ledger.settlement.payout.PayoutList.PayoutView;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pays out what is due. The release is one event; after it every settlement decides for itself
 * whether it goes along, and then the payout is fixed with what went. Interrupted anywhere, it goes
 * on from there.
 */
@Component
public final class Payouts {
    /** Held while a payout, or what became of one, is written. */
    static final String LOCK = "payouts";

    /** What a payout is made of: settlements, and whether their shops are suspended. */
    static final String[] TABLES = {SettlementProcessors.SETTLEMENTS, MerchantList.NAME};

    /** Who records what the ledger itself finds. */
    private static final String LEDGER = "ledger";

    private static final int UNFINISHED_MAX = 100;

    private final Ledger ledger;
    private final EventLog log;
    private final ProjectionBarrier projections;
    private final Settlements settlements;
    private final PayoutList payouts;
    private final ClosingList closings;
    private final PayoutHoldPolicy holds;
    private final PayingBank bank;
    private final ReleaseContents contents;
    private final PayoutFileStore files;
    private final ClusterLock lock;
    private final Clock clock;

    Payouts(
            Ledger ledger,
            EventLog log,
            ProjectionBarrier projections,
            Settlements settlements,
            PayoutList payouts,
            ClosingList closings,
            PayoutHoldPolicy holds,
            PayingBank bank,
            ReleaseContents contents,
            PayoutFileStore files,
            ClusterLock lock,
            Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.projections = projections;
        this.settlements = settlements;
        this.payouts = payouts;
        this.closings = closings;
        this.holds = holds;
        this.bank = bank;
        this.contents = contents;
        this.files = files;
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * What a release of that date would pay and what it would hold back, as things stand now.
     *
     * @param by who would release; null for anybody who has made no part of it
     */
    public List<Candidate> candidates(LocalDate date, @Nullable String by) {
        return holds.check(settlements.toPayOn(date), by).stream()
                .map(checked -> new Candidate(checked.settlement(), checked.hold()))
                .toList();
    }

    /**
     * Releases everything due on or before a date, as transfers of that date. What cannot be paid
     * is held back and listed, and so is what {@code by} has made part of. A release that was
     * interrupted is completed, with nothing that came to be due since.
     *
     * <p>Refused with {@code NOT_A_BANK_BUSINESS_DAY}, {@code PAYOUT_DATE_PASSED}, {@code
     * CLOSING_INCOMPLETE}, {@code NOTHING_TO_PAY}, {@code PAYER_NOT_CONFIGURED}, {@code
     * PAYOUT_RELEASED} when all of it was done before, and {@code FOUR_EYES_REQUIRED} when {@code
     * by} has made part of everything in it.
     *
     * @param by opaque reference to the person who releases
     * @param seen what {@code by} has seen that it comes to; null not to say
     * @param key null when the caller has none
     */
    public PayoutId release(
            LocalDate date, String by, @Nullable Yen seen, @Nullable RequestKey key) {
        PayoutId id = PayoutId.of(date);
        lock.take(
                LOCK,
                () -> {
                    projections.awaitEnd(TABLES);
                    if (log.find(id.value()).isEmpty()) {
                        contents.write(date, requireReleasable(date, by, seen));
                        IdempotentSend.send(ledger, new ReleasePayout(id, date, by), key);
                    } else {
                        PAYOUT_IS_NOT_RELEASED.require(!payouts.isFixed(date));
                    }
                });
        complete(date);
        return id;
    }

    /** The dates whose release was interrupted, in order. */
    public List<LocalDate> unfinished() {
        return payouts.latest(UNFINISHED_MAX).stream()
                .filter(payout -> payout.fixedAt() == null)
                .map(PayoutView::date)
                .sorted()
                .toList();
    }

    private List<Checked> requireReleasable(LocalDate date, String by, @Nullable Yen seen) {
        PayoutDates.require(date, today());
        bank.payer();
        CLOSING_IS_COMPLETE.require(
                closings.latest(UNFINISHED_MAX).stream()
                        .allMatch(closing -> closing.completedAt() != null));
        List<Checked> due = holds.check(settlements.toPayOn(date), by);
        List<Checked> payable = due.stream().filter(Checked::isPayable).toList();
        RELEASED_BY_ANOTHER.require(
                !payable.isEmpty()
                        || due.stream().noneMatch(each -> each.hold() == HoldReason.FOUR_EYES));
        SOMETHING_IS_DUE.require(!payable.isEmpty());
        List<Yen> amounts = payable.stream().map(each -> each.settlement().payout()).toList();
        PAYOUT_IS_AS_SEEN.require(seen == null || seen.equals(sum(amounts)));
        bank.format().requireAmounts(amounts);
        return payable;
    }

    /** Completes a release that was interrupted; changes nothing when it is complete. */
    public void complete(LocalDate date) {
        PayoutId id = PayoutId.of(date);
        lock.take(
                LOCK,
                () -> {
                    projections.awaitEnd(TABLES);
                    if (payouts.isFixed(date)) {
                        return;
                    }
                    String by =
                            log.find(id.value())
                                    .map(EventLog.Entry::event)
                                    .map(PayoutReleased.class::cast)
                                    .orElseThrow()
                                    .by();
                    // What is completed after its day takes nothing more in: no bank would pay it.
                    if (!today().isAfter(date)) {
                        releaseOrHold(date, by);
                        projections.awaitEnd(TABLES);
                    }
                    takeOutWhatNoBankCouldPay(date);
                    List<TransferView> transfers = released(date);
                    files.write(date, transfers);
                    ledger.send(
                            new FixPayout(
                                    id,
                                    date,
                                    transfers.size(),
                                    sum(transfers.stream().map(TransferView::amount).toList())));
                    projections.awaitEnd(TABLES);
                });
    }

    private void releaseOrHold(LocalDate date, String by) {
        Map<SettlementId, BankAccountId> agreed = contents.of(date);
        for (Checked checked : holds.check(settlements.toPayOn(date), by)) {
            SettlementId id = checked.settlement().settlementId();
            if (checked.hold() != null) {
                sendIfStillDue(new HoldSettlement(id, date, checked.hold()));
            } else if (checked.accountId().equals(agreed.get(id))) {
                sendIfStillDue(new ReleaseSettlement(id, date, checked.accountId().value(), by));
            }
        }
    }

    /**
     * An account may be erased, or a branch close, between the release and the file: then the
     * transfer comes back before it has gone, and waits for another account.
     */
    private void takeOutWhatNoBankCouldPay(LocalDate date) {
        files.unwritable(released(date))
                .forEach(each ->
                        ledger.send(
                                new RecordTransfer(
                                        each.settlementId(),
                                        date,
                                        TransferReturn.RECALLED,
                                        LEDGER)));
        projections.awaitEnd(TABLES);
    }

    private List<TransferView> released(LocalDate date) {
        return settlements.transfers(date).stream()
                .filter(each -> each.status() == SettlementStatus.RELEASED)
                .toList();
    }

    private void sendIfStillDue(LedgerCommand<?> command) {
        try {
            ledger.send(command);
        } catch (Refused refusal) {
            // What the tables showed as due has moved on since; it is not for this payout.
            if (refusal.rule() != SETTLEMENT_IS_DUE) {
                throw refusal;
            }
        }
    }

    private static Yen sum(List<Yen> amounts) {
        return amounts.stream().reduce(Yen.ZERO, Yen::plus);
    }

    private LocalDate today() {
        return BusinessDate.of(clock.instant());
    }

    /**
     * @param hold why it would be held back; null when it would be paid
     */
    public record Candidate(SettlementView settlement, @Nullable HoldReason hold) {}
}
