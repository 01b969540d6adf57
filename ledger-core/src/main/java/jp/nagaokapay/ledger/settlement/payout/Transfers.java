package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.CLOSING_IS_COMPLETE;
import static jp.nagaokapay.ledger.settlement.SettlementRule.FILE_IS_TAKEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_AS_SEEN;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_NOT_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.RELEASED_BY_ANOTHER;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SETTLEMENT_IS_DUE;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_DUE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.log.read.LogKeys;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.IdempotentSend;
import jp.nagaokapay.ledger.settlement.ProjectionBarrier;
import jp.nagaokapay.ledger.settlement.SettlementCommand.HoldSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementCommand.ReleaseSettlement;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.PayoutView;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.FixPayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.ReleasePayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutEvent.PayoutReleased;
import jp.nagaokapay.ledger.settlement.payout.PayoutHoldPolicy.Checked;
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
 * The release is one event; after it every settlement decides for itself whether it goes along, and
 * then the payout is fixed with what went. Interrupted anywhere, it goes on from there.
 */
@Component
class Transfers implements Payouts {
    private static final String TURN = "payouts";
    private static final String[] TABLES = {"settlement", "merchant-list"};

    /** Who records what the ledger itself finds. */
    private static final String NOBODY = "ledger";

    private static final int UNFINISHED_MAX = 100;

    private final Ledger ledger;
    private final LogKeys log;
    private final ProjectionBarrier followers;
    private final Settlements settlements;
    private final BankReports reports;
    private final PayoutHoldPolicy holding;
    private final Payers payers;
    private final ReleaseLists lists;
    private final PayoutFileStore files;
    private final ClusterLock turn;
    private final Clock clock;

    Transfers(
            Ledger ledger,
            LogKeys log,
            ProjectionBarrier followers,
            Settlements settlements,
            BankReports reports,
            PayoutHoldPolicy holding,
            Payers payers,
            ReleaseLists lists,
            PayoutFileStore files,
            ClusterLock turn,
            Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.followers = followers;
        this.settlements = settlements;
        this.reports = reports;
        this.holding = holding;
        this.payers = payers;
        this.lists = lists;
        this.files = files;
        this.clock = clock;
        this.turn = turn;
    }

    @Override
    public List<Candidate> candidates(LocalDate date, @Nullable String by) {
        return holding.check(settlements.toPayOn(date), by).stream()
                .map(checked -> new Candidate(checked.settlement(), checked.hold()))
                .toList();
    }

    @Override
    public PayoutId release(
            LocalDate date, String by, @Nullable Yen seen, @Nullable RequestKey key) {
        PayoutId id = PayoutId.of(date);
        turn.take(
                TURN,
                () -> {
                    followers.awaitEnd(TABLES);
                    if (log.find(id.value()).isEmpty()) {
                        lists.write(date, requireReleasable(date, by, seen));
                        IdempotentSend.send(ledger, new ReleasePayout(id, date, by), key);
                    } else {
                        PAYOUT_IS_NOT_RELEASED.require(!isFixed(date));
                    }
                });
        complete(date);
        return id;
    }

    @Override
    public void record(
            LocalDate date,
            Map<SettlementId, TransferReturn> returned,
            List<SettlementId> done,
            boolean othersDone,
            String by) {
        turn.take(
                TURN,
                () -> {
                    followers.awaitEnd(TABLES);
                    PAYOUT_IS_RELEASED.require(isFixed(date));
                    FILE_IS_TAKEN.require(files.isTaken(date));
                    reports.record(date, returned, done, othersDone, by);
                    followers.awaitEnd(TABLES);
                });
    }

    @Override
    public SettlementReceipt correct(SettlementId id, @Nullable String note, String by) {
        followers.awaitEnd(TABLES);
        SettlementReceipt receipt = reports.correct(id, note, by);
        followers.awaitEnd(TABLES);
        return receipt;
    }

    @Override
    public List<LocalDate> unfinished() {
        return settlements.payouts(UNFINISHED_MAX).stream()
                .filter(payout -> payout.fixedAt() == null)
                .map(PayoutView::date)
                .sorted()
                .toList();
    }

    private List<Checked> requireReleasable(LocalDate date, String by, @Nullable Yen seen) {
        PayoutDates.require(date, today());
        payers.require();
        CLOSING_IS_COMPLETE.require(
                settlements.closings(UNFINISHED_MAX).stream()
                        .allMatch(closing -> closing.completedAt() != null));
        List<Checked> due = holding.check(settlements.toPayOn(date), by);
        List<Checked> payable = due.stream().filter(Checked::isPayable).toList();
        RELEASED_BY_ANOTHER.require(
                !payable.isEmpty()
                        || due.stream().noneMatch(each -> each.hold() == HoldReason.FOUR_EYES));
        SOMETHING_IS_DUE.require(!payable.isEmpty());
        Yen total =
                payable.stream()
                        .map(each -> each.settlement().payout())
                        .reduce(Yen.ZERO, Yen::plus);
        PAYOUT_IS_AS_SEEN.require(seen == null || seen.equals(total));
        return payable;
    }

    @Override
    public void complete(LocalDate date) {
        PayoutId id = PayoutId.of(date);
        turn.take(
                TURN,
                () -> {
                    followers.awaitEnd(TABLES);
                    if (isFixed(date)) {
                        return;
                    }
                    String by =
                            log.find(id.value())
                                    .map(LogKeys.KeyedEvent::event)
                                    .map(PayoutReleased.class::cast)
                                    .orElseThrow()
                                    .by();
                    // What is completed after its day takes nothing more in: no bank would pay it.
                    if (!today().isAfter(date)) {
                        releaseOrHold(date, by);
                        followers.awaitEnd(TABLES);
                    }
                    takeOutWhatNoBankCouldPay(date);
                    List<TransferView> transfers = released(date);
                    files.write(date, transfers);
                    ledger.send(
                            new FixPayout(
                                    id,
                                    date,
                                    transfers.size(),
                                    transfers.stream()
                                            .map(TransferView::amount)
                                            .reduce(Yen.ZERO, Yen::plus)));
                    followers.awaitEnd(TABLES);
                });
    }

    private void releaseOrHold(LocalDate date, String by) {
        Map<SettlementId, BankAccountId> agreed = lists.of(date);
        for (Checked checked : holding.check(settlements.toPayOn(date), by)) {
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
                                        NOBODY)));
        followers.awaitEnd(TABLES);
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

    private boolean isFixed(LocalDate date) {
        return settlements.payout(date).map(PayoutView::fixedAt).isPresent();
    }

    private LocalDate today() {
        return BusinessDate.of(clock.instant());
    }
}
