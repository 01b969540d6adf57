package jp.nagaokapay.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.Balance;
import jp.nagaokapay.ledger.journal.LotConservation.Difference;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.ledger.wallet.payment.PaymentList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole way: commands, the log, the processors, and what is read at the end. */
@NullMarked
class LedgerKeepsItsBooksTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final MerchantId SHOP = Scenario.SHOP;
    private static final PaymentId PAYMENT = new PaymentId("payment:1");

    @Test
    void commands_are_booked_once_conserved_and_the_same_after_a_rebuild() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            live(node.ledger(), node.bean(Clock.class));
            drain(node);
            assertStands(node);

            node.processors().rebuild((_, _) -> {});
            drain(node);

            assertStands(node);
        }
    }

    @Test
    void value_that_the_books_do_not_know_is_a_difference() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            live(node.ledger(), node.bean(Clock.class));
            drain(node);

            node.bean(JdbcTemplate.class)
                    .update("UPDATE lot SET remaining = remaining + 1 WHERE kind = 'PAID'");

            assertThat(node.bean(LotConservation.class).differences())
                    .containsExactly(new Difference(LotKind.PAID, 3_500, 3_501));
        }
    }

    private static void live(Ledger ledger, Clock clock) {
        Scenario.openShop(ledger);
        ledger.send(
                new OpenWallet(ANN, new HolderRef("holder:ann"), Residency.NON_RESIDENT, false));
        ChargeId charge = new ChargeId("charge:1");
        ledger.send(new RequestCharge(ANN, charge, Yen.of(5_000), Channel.ATM, "a-1", "once-1"));
        ledger.send(new ConfirmCharge(ANN, charge));
        LocalDate tomorrow = BusinessDate.of(clock.instant()).plusDays(1);
        ledger.send(
                new GrantPoints(
                        ANN,
                        new GrantId("grant:of-1"),
                        "campaign:spring",
                        "charge:1",
                        Points.of(500),
                        tomorrow,
                        null,
                        clock.instant()));
        ledger.send(
                new Pay(
                        ANN,
                        new PaymentRequest(
                                PAYMENT,
                                "a",
                                SHOP,
                                ShopClass.INDEPENDENT,
                                null,
                                PaymentMode.MPM,
                                Yen.of(2_300),
                                null,
                                false,
                                null)));
        ledger.send(
                new RefundPayment(
                        ANN, PAYMENT, SHOP, new RefundId("refund:1"), "r1", Yen.of(300), null));
    }

    private static void assertStands(LedgerNode node) {
        Journal journal = node.bean(Journal.class);
        assertThat(journal.trialBalance(null).difference()).isZero();
        assertThat(node.bean(LotConservation.class).differences()).isEmpty();
        long paid = owed(journal, LotKind.PAID);
        long points = owed(journal, LotKind.POINTS);
        assertThat(paid + points).isEqualTo(3_500);
        assertThat(node.bean(Wallets.class).find(ANN).orElseThrow().available())
                .isEqualTo(Yen.of(3_500));
        assertThat(journal.entries(null, null, 1).entries().getFirst().event())
                .isEqualTo("wallet.charged");

        WalletHistory.Entry newest =
                node.bean(WalletHistory.class).page(ANN, null, 1).entries().getFirst();
        assertThat(newest.merchantName()).isEqualTo("試験商店");
        assertThat(newest.type()).isEqualTo(WalletHistory.Type.REFUND);
        assertThat(newest.balanceAfter()).isEqualTo(Yen.of(3_500));

        LocalDate today = BusinessDate.of(node.bean(Clock.class).instant());
        PaymentList.Day day = node.bean(PaymentList.class).day(SHOP, today, null, 10);
        assertThat(day.totals())
                .isEqualTo(new PaymentList.Totals(1, 1, Yen.of(2_300), Yen.of(300)));
        assertThat(day.entries())
                .extracting(entry -> entry.payment().paymentId())
                .containsExactly(PAYMENT);

        Kpis.Year year = node.bean(Kpis.class).fiscalYear(FiscalYear.of(today));
        assertThat(year.figures().totalCharged()).isEqualTo(5_000);
        assertThat(year.figures().paymentCount()).isEqualTo(1);
        assertThat(year.figures().usageTotal()).isEqualTo(2_000);
        assertThat(year.figures().pointsGranted()).isEqualTo(500);
        assertThat(year.figures().participatingShops()).isEqualTo(1);
        assertThat(year.figures().nonResidentUsers()).isEqualTo(1);
        assertThat(year.figures().activeUsers()).isEqualTo(1);
    }

    private static long owed(Journal journal, LotKind kind) {
        Balance balance = journal.balance(new WalletValue(ANN, kind), null);
        return balance.credit() - balance.debit();
    }

    private static void drain(LedgerNode node) {
        node.processors().awaitDrained(Duration.ofSeconds(60));
    }
}
