package jp.nagaokapay.ledger.settlement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.journal.Account.MerchantPayable;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.SupplierReceipt;
import jp.nagaokapay.ledger.proof.BooksProof;
import jp.nagaokapay.ledger.settlement.SettlementStage.Paid;
import jp.nagaokapay.ledger.settlement.supplier.SupplierPayments;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shops pay each other with what they take. */
class SupplierPaymentTest {
    private static final YearMonth FIRST = YearMonth.of(2023, 4);
    private static final SettlementStage STAGE =
            new SettlementStage(
                    TestDatabase.freshUrl(),
                    new TestClock(SettlementStage.noon(FIRST.atDay(3))),
                    "nagaokapay.settlement.fee-percent=1.5");
    private final SupplierPayments suppliers = STAGE.node.bean(SupplierPayments.class);

    /** Each test has days of its own, for a closing closes them for everybody. */
    private static YearMonth month = FIRST;

    @BeforeEach
    void later() {
        month = month.plusMonths(3);
        STAGE.on(month.atDay(3));
    }

    @AfterAll
    static void stop() {
        STAGE.close();
    }

    @AfterEach
    void the_books_agree() {
        drain();
        assertThat(STAGE.payables.list())
                .allMatch(owed -> owed.difference() == 0)
                .allSatisfy(
                        owed -> assertThat(booked(owed.merchantId())).isEqualTo(owed.payable()));
        STAGE.node.bean(BooksProof.class).run();
        assertThat(STAGE.node.bean(BooksProof.class).state().open()).isEmpty();
    }

    @Test
    void a_shop_spends_what_it_is_owed_less_the_fee_and_not_a_yen_more() {
        MerchantId bakery = STAGE.shopWithAccount();
        MerchantId mill = STAGE.shopWithAccount();
        Paid bread = STAGE.pay(bakery, 10_000);
        drain();
        assertThat(suppliers.spendable(bakery)).isEqualTo(9_850);
        assertThat(pay(bakery, mill, 9_000).spendable()).isEqualTo(850);
        refused("OWED_TOO_LITTLE", () -> pay(bakery, mill, 851));
        refused("SUPPLIER_IS_ONESELF", () -> pay(bakery, bakery, 1));
        refused("MERCHANT_NOT_FOUND", () -> pay(bakery, new MerchantId("merchant:none"), 1));
        drain();
        assertThat(suppliers.spendable(mill)).isEqualTo(9_000);
        pay(mill, bakery, 500);
        drain();
        assertThat(suppliers.of(mill, null, 10))
                .extracting(one -> one.amount().amount())
                .containsExactly(500L, 9_000L);
        STAGE.refund(bread, 2_000);

        STAGE.on(month.atDay(17));
        STAGE.close(month.atDay(15));

        SettlementView ofBakery = STAGE.settlement(bakery, month.atDay(15));
        assertThat(ofBakery.fee()).isEqualTo(Yen.of(120));
        assertThat(ofBakery.carriedIn()).isEqualTo(-8_500);
        assertThat(ofBakery.payout()).isEqualTo(Yen.ZERO);
        assertThat(ofBakery.carriedOut()).as("refunded after it was spent").isEqualTo(-620);
        SettlementView ofMill = STAGE.settlement(mill, month.atDay(15));
        assertThat(ofMill.fee()).isEqualTo(Yen.ZERO);
        assertThat(ofMill.payout()).isEqualTo(Yen.of(8_500));
    }

    /**
     * Each period takes a fee of its own sales, though refunds of another are taken off the payout.
     */
    @Test
    void the_fees_of_all_open_periods_are_left() {
        MerchantId bakery = STAGE.shopWithAccount();
        MerchantId mill = STAGE.shopWithAccount();
        Paid bread = STAGE.pay(bakery, 10_000);
        STAGE.on(month.atDay(17));
        STAGE.close(month.atDay(15));
        STAGE.refund(bread, 5_000);
        STAGE.on(month.plusMonths(1).atDay(3));
        STAGE.pay(bakery, 10_000);
        drain();

        assertThat(suppliers.spendable(bakery)).isEqualTo(4_850);
        pay(bakery, mill, 4_850);

        STAGE.on(month.plusMonths(1).atDay(18));
        STAGE.close(month.atEndOfMonth());
        STAGE.close(month.plusMonths(1).atDay(15));
        SettlementView last = STAGE.settlement(bakery, month.plusMonths(1).atDay(15));
        assertThat(last.fee()).isEqualTo(Yen.of(150));
        assertThat(last.payout()).isEqualTo(Yen.ZERO);
        assertThat(last.carriedOut()).isZero();
    }

    @Test
    void of_many_at_once_so_many_pay_as_it_is_owed_and_each_once() throws Exception {
        MerchantId bakery = STAGE.shopWithAccount();
        MerchantId mill = STAGE.shopWithAccount();
        STAGE.pay(bakery, 1_000);
        drain();
        List<Callable<Long>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(() -> pay(bakery, mill, 300).spendable());
        }

        List<Together.Outcome<Long>> outcomes = Together.run(attempts);

        assertThat(outcomes).filteredOn(Together.Outcome::succeeded).hasSize(3);
        assertThat(suppliers.spendable(bakery)).isEqualTo(85);
        drain();
        assertThat(suppliers.spendable(mill)).isEqualTo(900);
    }

    @Test
    void a_closing_at_the_same_moment_pays_out_what_was_not_spent() throws Exception {
        LocalDate through = month.atDay(15);
        MerchantId bakery = STAGE.shopWithAccount();
        MerchantId mill = STAGE.shopWithAccount();
        STAGE.pay(bakery, 10_000);
        STAGE.on(month.atDay(17));
        drain();
        List<Callable<Long>> attempts = new ArrayList<>();
        attempts.add(() -> {
            STAGE.close(through);
            return 0L;
        });
        for (int i = 0; i < 8; i++) {
            attempts.add(() -> pay(bakery, mill, 2_000).amount().amount());
        }

        long spent =
                Together.run(attempts).stream()
                        .filter(Together.Outcome::succeeded)
                        .mapToLong(paid -> requireNonNull(paid.answer()))
                        .sum();

        drain();
        long left = suppliers.spendable(bakery);
        assertThat(left).isNotNegative();
        assertThat(spent + STAGE.settlement(bakery, through).payout().amount() + left)
                .isEqualTo(9_850);
    }

    @Test
    void the_same_request_pays_once_and_who_is_suspended_pays_nobody() {
        MerchantId bakery = STAGE.shopWithAccount();
        MerchantId mill = STAGE.shopWithAccount();
        STAGE.pay(bakery, 1_000);
        drain();
        RequestKey key = new RequestKey("key-" + UUID.randomUUID(), "hash");
        suppliers.pay(bakery, mill, Yen.of(400), "R-1", "owner", key);
        assertThatThrownBy(() -> suppliers.pay(bakery, mill, Yen.of(400), "R-1", "owner", key))
                .isInstanceOf(Duplicate.class);
        drain();
        assertThat(suppliers.spendable(mill)).isEqualTo(400);

        STAGE.node.ledger().send(new SuspendMerchant(mill, "調査"));
        refused("MERCHANT_SUSPENDED", () -> pay(mill, bakery, 1));
        assertThat(suppliers.spendable(mill)).as("still sees what it is owed").isEqualTo(400);
        refused("MERCHANT_SUSPENDED", () -> pay(bakery, mill, 1));
    }

    private SupplierReceipt pay(MerchantId payer, MerchantId to, long yen) {
        return suppliers.pay(
                payer,
                to,
                Yen.of(yen),
                "R-1",
                "owner",
                new RequestKey("key-" + UUID.randomUUID(), "hash"));
    }

    private static long booked(MerchantId shop) {
        Journal.Balance balance =
                STAGE.node.bean(Journal.class).balance(new MerchantPayable(shop), null);
        return balance.credit() - balance.debit();
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void drain() {
        STAGE.node.processors().awaitDrained(Duration.ofSeconds(30));
    }
}
