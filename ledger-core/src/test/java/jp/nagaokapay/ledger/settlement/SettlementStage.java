package jp.nagaokapay.ledger.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.Shops;
import jp.nagaokapay.ledger.settlement.Settlements.Filter;
import jp.nagaokapay.ledger.settlement.closing.ClosingList;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileStore;
import jp.nagaokapay.ledger.settlement.payout.PayoutList;
import jp.nagaokapay.ledger.settlement.payout.Payouts;
import jp.nagaokapay.ledger.settlement.payout.TransferResults;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.zengin.AccountType;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger on a day of its own, with people who close and people who release. */
final class SettlementStage implements AutoCloseable {
    static final String CLOSER = "finance-1";
    static final String RELEASER = "finance-2";
    static final String CLERK = "office-1";
    static final String[] PAYER = {
        "nagaokapay.payer.client-code=1234567890",
        "nagaokapay.payer.client-name=ナガオカペイ ジムキョク",
        "nagaokapay.payer.bank-code=0140",
        "nagaokapay.payer.branch-code=020",
        "nagaokapay.payer.account-number=7654321"
    };
    static final String NO_FEE = "nagaokapay.settlement.fee-percent=0";

    final TestClock clock;
    final LedgerNode node;
    final Closings closings;
    final Payouts payouts;
    final PayoutFileStore files;
    final Settlements settlements;
    final SettlementMovements movements;
    final MerchantPayables payables;
    final ClosingList closingList;
    final PayoutList payoutList;
    final TransferResults results;

    private int count;

    SettlementStage(LocalDate today) {
        this(TestDatabase.freshUrl(), new TestClock(noon(today)), NO_FEE);
    }

    /** Another node on the same database. */
    SettlementStage(String database, TestClock clock, String... more) {
        this.clock = clock;
        this.node =
                LedgerNode.on(
                        database,
                        clock,
                        Stream.concat(Stream.of(PAYER), Stream.of(more)).toArray(String[]::new));
        closings = node.bean(Closings.class);
        payouts = node.bean(Payouts.class);
        files = node.bean(PayoutFileStore.class);
        settlements = node.bean(Settlements.class);
        movements = node.bean(SettlementMovements.class);
        payables = node.bean(MerchantPayables.class);
        closingList = node.bean(ClosingList.class);
        payoutList = node.bean(PayoutList.class);
        results = node.bean(TransferResults.class);
    }

    void on(LocalDate today) {
        clock.set(noon(today));
    }

    MerchantId shop() {
        MerchantId shop = MerchantId.next();
        String name = "パン" + ++count;
        node.ledger()
                .send(
                        new RegisterMerchant(
                                shop, Shops.shop(name, name, "Bakery " + count, "長岡"), null));
        node.ledger().send(new ApproveMerchant(shop));
        return shop;
    }

    MerchantId shopWithAccount() {
        MerchantId shop = shop();
        account(shop, CLERK);
        return shop;
    }

    void account(MerchantId shop, String by) {
        node.bean(BankAccounts.class)
                .register(
                        shop,
                        new GivenAccount(
                                "0140",
                                "020",
                                AccountType.ORDINARY,
                                Integer.toString(1_000_000 + ++count),
                                "パンヤ"),
                        by,
                        clock.instant());
    }

    /** A payment by somebody who charges for it now. */
    Paid pay(MerchantId shop, long yen) {
        return payFrom(
                Scenario.walletWith(node.ledger(), Math.ceilDiv(yen, 1_000) * 1_000), shop, yen);
    }

    Paid payFrom(WalletId wallet, MerchantId shop, long yen) {
        PaymentId payment = PaymentId.next();
        String order = "order-" + ++count + "-" + shop.value();
        node.ledger()
                .send(
                        new Pay(
                                wallet,
                                new PaymentRequest(
                                        payment,
                                        order,
                                        shop,
                                        ShopClass.SHOPPING_STREET,
                                        null,
                                        PaymentMode.CPM,
                                        Yen.of(yen),
                                        null,
                                        true,
                                        null)));
        return new Paid(wallet, shop, payment);
    }

    void refund(Paid paid, long yen) {
        node.ledger()
                .send(
                        new RefundPayment(
                                paid.wallet(),
                                paid.payment(),
                                paid.shop(),
                                RefundId.next(),
                                "refund-" + ++count,
                                Yen.of(yen),
                                null));
    }

    void close(LocalDate through) {
        drain();
        closings.close(through, CLOSER, null);
    }

    void release(LocalDate date) {
        payouts.release(date, RELEASER, null, null);
    }

    /** What a release writes before it is made: that it pays this settlement to its account. */
    void agree(LocalDate date, MerchantId shop, LocalDate through) {
        node.bean(JdbcTemplate.class)
                .update(
                        "INSERT INTO payout_release VALUES (?, ?, ?)",
                        date,
                        SettlementId.of(shop, through).value(),
                        node.bean(BankAccounts.class).current(shop).orElseThrow().id().value());
    }

    void done(LocalDate date) {
        files.take(date);
        results.record(date, Map.of(), List.of(), true, CLOSER);
    }

    SettlementView settlement(MerchantId shop, LocalDate through) {
        return settlements.find(SettlementId.of(shop, through)).orElseThrow();
    }

    List<SettlementView> of(MerchantId shop) {
        return settlements.list(new Filter(null, null, shop), null, 100).settlements();
    }

    void drain() {
        node.processors().awaitDrained(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        node.close();
    }

    static Instant noon(LocalDate date) {
        return BusinessDate.startOf(date).plus(Duration.ofHours(12));
    }

    record Paid(WalletId wallet, MerchantId shop, PaymentId payment) {}
}
