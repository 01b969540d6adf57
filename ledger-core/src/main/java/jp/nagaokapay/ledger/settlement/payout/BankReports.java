package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_CORRECTED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.RecordTransfer;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the bank says of its transfers, and what is done about those that came back. */
@Component
class BankReports {
    private static final Comparator<SettlementId> BY_ID = Comparator.comparing(SettlementId::value);

    private final Ledger ledger;
    private final Settlements settlements;
    private final BankAccounts accounts;
    private final Clock clock;

    BankReports(Ledger ledger, Settlements settlements, BankAccounts accounts, Clock clock) {
        this.ledger = ledger;
        this.settlements = settlements;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** As {@link Payouts#record}, of a payout whose file was taken. */
    void record(
            LocalDate date,
            Map<SettlementId, TransferReturn> returned,
            List<SettlementId> done,
            boolean othersDone,
            String by) {
        Map<SettlementId, TransferView> transfers = new TreeMap<>(BY_ID);
        settlements.transfers(date).forEach(each -> transfers.put(each.settlementId(), each));
        List<RecordTransfer> results = new ArrayList<>();
        returned.forEach((id, reason) -> results.add(new RecordTransfer(id, date, reason, by)));
        done.forEach(id -> results.add(new RecordTransfer(id, date, null, by)));
        if (othersDone) {
            transfers.values().stream()
                    .filter(transfer -> transfer.status() == SettlementStatus.RELEASED)
                    .map(TransferView::settlementId)
                    .filter(id -> !returned.containsKey(id) && !done.contains(id))
                    .forEach(id -> results.add(new RecordTransfer(id, date, null, by)));
        }
        Results.news(results, transfers, BusinessDate.of(clock.instant())).forEach(ledger::send);
    }

    /** As {@link Payouts#correct}. */
    SettlementReceipt correct(SettlementId id, @Nullable String note, String by) {
        SOMETHING_IS_CORRECTED.require(
                (note != null && !note.isBlank())
                        || settlements.lastTransfer(id).filter(this::wouldComeBackAgain).isEmpty());
        return ledger.send(new CorrectSettlement(id, note, by));
    }

    private boolean wouldComeBackAgain(TransferView transfer) {
        TransferReturn reason = transfer.reason();
        return reason != null
                && reason.isOfTheAccount()
                && accounts.current(transfer.merchantId())
                        .filter(account -> account.id().value().equals(transfer.bankAccount()))
                        .isPresent();
    }
}
