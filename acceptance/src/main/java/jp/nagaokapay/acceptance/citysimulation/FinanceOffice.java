package jp.nagaokapay.acceptance.citysimulation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.Filter;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileStore;
import jp.nagaokapay.ledger.settlement.payout.Payouts;
import jp.nagaokapay.ledger.settlement.payout.TransferResults;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.zengin.AccountType;

/**
 * The town's finance staff: closes each period two days after its end, pays it on its date by
 * another person, has a few transfers come back and pays them again, and looks at the books at each
 * month's end. What it finds wrong is a fault.
 */
final class FinanceOffice {
    /** Settings of a ledger whose shops are paid. */
    static final String[] PAYER = {
        "--nagaokapay.payer.client-code=0000000001",
        "--nagaokapay.payer.client-name=ナガオカペイ",
        "--nagaokapay.payer.bank-code=0140",
        "--nagaokapay.payer.branch-code=020",
        "--nagaokapay.payer.account-number=0000001"
    };

    private static final String CLOSER = "finance-1";
    private static final String RELEASER = "finance-2";
    private static final String CLERK = "office-1";
    private static final int CLOSES_DAYS_AFTER = 2;
    private static final int ONE_COMES_BACK_OF = 97;
    private static final int RECORD = 122;

    private final LedgerProcess ledger;
    private final Clock clock;
    private final LocalDate lastReturns;
    private final List<String> faults = new ArrayList<>();
    private int shops;
    private int transfers;

    /**
     * @param lastReturns no transfer comes back later
     */
    FinanceOffice(LedgerProcess ledger, Clock clock, LocalDate lastReturns) {
        this.ledger = ledger;
        this.clock = clock;
        this.lastReturns = lastReturns;
    }

    /** What was wrong, in the order in which it was found. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The work of a day, before the residents' first step. */
    void work(LocalDate today) {
        enterAccounts();
        LocalDate through = ledger.get(Closings.class).last().through();
        if (today.equals(through.plusDays(CLOSES_DAYS_AFTER))) {
            ledger.get(Closings.class).close(through, CLOSER, null);
        }
        if (BankCalendar.isBusinessDay(today)
                && ledger.get(Payouts.class).candidates(today, RELEASER).stream()
                        .anyMatch(candidate -> candidate.hold() == null)) {
            pay(today);
        }
        if (today.getDayOfMonth() == 1) {
            audit(today.minusDays(1));
        }
    }

    private void enterAccounts() {
        List<MerchantId> known = new ArrayList<>();
        MerchantId after = null;
        do {
            MerchantList.Page page =
                    ledger.get(MerchantList.class).list(null, null, after, MerchantList.PAGE_MAX);
            page.merchants().forEach(shop -> known.add(shop.merchantId()));
            after = page.next();
        } while (after != null);
        if (known.size() == shops) {
            return;
        }
        shops = known.size();
        BankAccounts accounts = ledger.get(BankAccounts.class);
        known.removeAll(accounts.currentOf(known).keySet());
        for (MerchantId shop : known) {
            String number = shop.value().replaceAll("[^0-9]", "");
            accounts.register(
                    shop,
                    new GivenAccount(
                            "0140",
                            "020",
                            AccountType.ORDINARY,
                            number.substring(Math.max(0, number.length() - 7)),
                            "ミセ " + number),
                    CLERK,
                    clock.instant());
        }
    }

    private void pay(LocalDate date) {
        ledger.get(Payouts.class).release(date, RELEASER, null, null);
        List<TransferView> sent = ledger.get(Settlements.class).transfers(date);
        compare(date, sent, ledger.get(PayoutFileStore.class).take(date).content());
        Map<SettlementId, TransferReturn> back = new LinkedHashMap<>();
        for (TransferView transfer : sent) {
            if (++transfers % ONE_COMES_BACK_OF == 0 && !date.isAfter(lastReturns)) {
                back.put(transfer.settlementId(), TransferReturn.NO_SUCH_ACCOUNT);
            }
        }
        ledger.get(TransferResults.class).record(date, back, List.of(), true, CLOSER);
        ledger.get(Settlements.class)
                .list(new Filter(null, SettlementStatus.RETURNED, null), null, Settlements.PAGE_MAX)
                .settlements()
                .forEach(returned ->
                        ledger.get(Ledger.class)
                                .send(
                                        new CorrectSettlement(
                                                returned.settlementId(), null, CLOSER)));
    }

    /** By arithmetic over the bytes alone: the amounts at their places, the trailer's sums. */
    private void compare(LocalDate date, List<TransferView> sent, byte[] bytes) {
        String file = new String(bytes, StandardCharsets.ISO_8859_1);
        long sum = 0;
        for (int line = 1; line <= sent.size(); line++) {
            int amount = line * RECORD + 80;
            sum += Long.parseLong(file.substring(amount, amount + 10));
        }
        int trailer = (sent.size() + 1) * RECORD;
        boolean agrees =
                bytes.length == (sent.size() + 3) * RECORD
                        && Long.parseLong(file.substring(trailer + 1, trailer + 7)) == sent.size()
                        && Long.parseLong(file.substring(trailer + 7, trailer + 19)) == sum
                        && sent.stream().mapToLong(each -> each.amount().amount()).sum() == sum;
        require(agrees, "the bank's file of " + date + " is not what was released");
    }

    private void audit(LocalDate monthEnd) {
        require(
                ledger.get(Journal.class).trialBalance(null).difference() == 0,
                "the trial balance of " + monthEnd);
        require(
                ledger.get(LotConservation.class).differences().isEmpty(),
                "lots against books of " + monthEnd);
        ledger.get(BooksProof.class).run();
        require(
                ledger.get(BooksProof.class).state().open().isEmpty(),
                "the proof of the books of " + monthEnd);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            faults.add(what);
        }
    }
}
