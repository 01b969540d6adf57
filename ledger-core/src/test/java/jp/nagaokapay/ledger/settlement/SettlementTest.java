package jp.nagaokapay.ledger.settlement;

import static jp.nagaokapay.ledger.settlement.SettlementStage.CLERK;
import static jp.nagaokapay.ledger.settlement.SettlementStage.CLOSER;
import static jp.nagaokapay.ledger.settlement.SettlementStage.RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.settlement.MerchantPayables.Owed;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementMovements.Movement;
import jp.nagaokapay.ledger.settlement.SettlementStage.Paid;
import jp.nagaokapay.ledger.settlement.Settlements.Step;
import jp.nagaokapay.ledger.settlement.fee.ShopFee;
import jp.nagaokapay.ledger.settlement.fee.ShopFees;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.zengin.StrictParser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** April 2023: the first half is paid on the 28th, the second on 15 May. */
class SettlementTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);
    private static final LocalDate MID = LocalDate.of(2023, 4, 15);
    private static final LocalDate END = LocalDate.of(2023, 4, 30);
    private static final LocalDate PAID_28 = LocalDate.of(2023, 4, 28);
    private static final LocalDate PAID_15 = LocalDate.of(2023, 5, 15);

    private final SettlementStage stage = new SettlementStage(FIRST);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_class_or_category_of_shops_is_charged_otherwise_from_a_date_on_and_no_earlier_period() {
        ShopFees fees = stage.node.bean(ShopFees.class);
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, 1_000);
        LocalDate next = MID.plusDays(1);
        refused(
                "FEE_DATE_PASSED",
                () -> fees.enter(BusinessDate.of(stage.clock.instant()), null, null, 100, "a"));
        fees.enter(next, null, null, 500, "finance-1");
        fees.enter(next, ShopClass.SHOPPING_STREET, null, 300, "finance-1");
        fees.enter(next, null, "飲食", 200, "finance-1");
        fees.enter(next, ShopClass.LARGE, "飲食", 900, "finance-1");
        ShopFee holds = fees.enter(next, null, "飲食", 150, "finance-2");
        assertThat(fees.enter(next, null, "飲食", 150, "finance-3")).isEqualTo(holds);
        assertThat(fees.list()).hasSize(5);
        stage.on(MID.plusDays(2));
        stage.pay(shop, 1_033);
        stage.close(MID);

        stage.on(MID.plusDays(20));
        stage.close(MID.withDayOfMonth(MID.lengthOfMonth()));

        assertThat(stage.settlement(shop, MID).fee()).isEqualTo(Yen.ZERO);
        SettlementView second = stage.settlement(shop, MID.withDayOfMonth(MID.lengthOfMonth()));
        assertThat(second.feeBasisPoints()).isEqualTo(150);
        assertThat(second.fee()).isEqualTo(Yen.of(15));
    }

    @Test
    void a_shop_is_paid_what_it_took_by_the_bank_and_the_books_know_it() {
        MerchantId shop = stage.shopWithAccount();
        Paid bread = stage.pay(shop, 5_000);
        stage.pay(shop, 1_200);
        stage.refund(bread, 300);
        stage.on(MID.plusDays(2));
        stage.pay(shop, 9_999); // of the next period

        stage.close(MID);
        refused("PAYOUT_NOT_RELEASED", () -> stage.files.take(PAID_28).content());
        stage.release(PAID_28);
        StrictParser.Parsed file = StrictParser.parse(stage.files.take(PAID_28).content(), true);
        refused("PAYOUT_DATE_NOT_REACHED", () -> stage.done(PAID_28));
        stage.on(PAID_28);
        stage.done(PAID_28);
        stage.done(PAID_28);

        assertThat(file.lines()).extracting(StrictParser.Line::amount).containsExactly(5_900L);
        assertThat(file.head().monthDay()).isEqualTo("0428");
        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.PAID);
        assertThat(stage.movements.of(SettlementId.of(shop, MID)))
                .extracting(Movement::captured, Movement::refunded)
                .containsExactly(
                        tuple(Yen.of(5_000), Yen.ZERO),
                        tuple(Yen.of(1_200), Yen.ZERO),
                        tuple(Yen.ZERO, Yen.of(300)));
        assertThat(stage.payables.list())
                .containsExactly(new Owed(shop, 16_199, 300, 0, 9_999, 0, 0, 0, 5_900, 0))
                .allMatch(owed -> owed.difference() == 0);
        assertThat(stage.settlements.history(SettlementId.of(shop, MID)))
                .extracting(Step::step, Step::by)
                .containsExactly(
                        tuple("settlement.opened", CLOSER),
                        tuple("settlement.released", RELEASER),
                        tuple("settlement.transfer-done", CLOSER));
    }

    @Test
    void a_period_is_closed_when_it_is_over_and_never_twice() {
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, 1_000);
        stage.drain();

        refused("PERIOD_UNKNOWN", () -> stage.close(MID.minusDays(1)));
        refused("PERIOD_NOT_OVER", () -> stage.close(MID));
        stage.on(MID.plusDays(1));
        stage.close(MID);
        long head = head();
        stage.close(MID);

        assertThat(head()).isEqualTo(head);
        assertThat(stage.of(shop)).hasSize(1);
    }

    @Test
    void whoever_closed_or_entered_an_account_does_not_release() {
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, 1_000);
        stage.on(MID.plusDays(1));
        stage.close(MID);

        refused("FOUR_EYES_REQUIRED", () -> stage.payouts.release(PAID_28, CLOSER, null, null));
        refused("FOUR_EYES_REQUIRED", () -> stage.payouts.release(PAID_28, CLERK, null, null));
        stage.release(PAID_28);
        refused("PAYOUT_RELEASED", () -> stage.payouts.release(PAID_28, "finance-3", null, null));

        assertThat(StrictParser.parse(stage.files.take(PAID_28).content(), true).total())
                .isEqualTo(1_000);
    }

    @Test
    void a_payout_is_on_a_business_day_that_is_not_past_and_has_something_to_pay() {
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, 1_000);
        refused("NOTHING_TO_PAY", () -> stage.release(PAID_28));
        stage.on(PAID_15);
        stage.close(MID);

        refused("PAYOUT_DATE_PASSED", () -> stage.release(PAID_28));
        refused("NOT_A_BANK_BUSINESS_DAY", () -> stage.release(PAID_15.plusDays(5)));
        refused("PAYOUT_DATE_TOO_FAR", () -> stage.release(PAID_15.plusYears(1)));
        refused(
                "PAYOUT_CHANGED",
                () -> stage.payouts.release(PAID_15, RELEASER, Yen.of(999), null));
        stage.release(PAID_15); // late, with the next one

        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.RELEASED);
    }

    @Test
    void shops_that_are_suspended_or_have_no_account_are_held_and_paid_with_a_later_payout() {
        MerchantId suspended = stage.shopWithAccount();
        MerchantId nowhere = stage.shop();
        MerchantId fine = stage.shopWithAccount();
        stage.pay(suspended, 1_000);
        stage.pay(nowhere, 2_000);
        stage.pay(fine, 4_000);
        stage.on(MID.plusDays(1));
        stage.node.ledger().send(new SuspendMerchant(suspended, "inquiry"));
        stage.close(MID);
        stage.release(PAID_28);

        refused(
                "PAYOUT_FILE_NOT_TAKEN",
                () -> stage.results.record(PAID_28, Map.of(), List.of(), true, CLOSER));
        assertThat(stage.settlements.transfers(PAID_28)).hasSize(1);
        assertThat(stage.settlement(suspended, MID).held()).isEqualTo(HoldReason.SHOP_SUSPENDED);
        assertThat(stage.settlement(nowhere, MID).held()).isEqualTo(HoldReason.NO_BANK_ACCOUNT);

        stage.node.ledger().send(new ResumeMerchant(suspended));
        stage.account(nowhere, CLERK);
        stage.on(END.plusDays(1));
        stage.pay(fine, 8_000);
        stage.close(END);
        stage.release(PAID_15);

        assertThat(StrictParser.parse(stage.files.take(PAID_15).content(), true).total())
                .isEqualTo(3_000);
        assertThat(stage.payoutList.find(PAID_15).orElseThrow().transfers()).isEqualTo(2);
    }

    @Test
    void a_transfer_that_comes_back_is_corrected_and_paid_again() {
        MerchantId shop = stage.shopWithAccount();
        SettlementId id = SettlementId.of(shop, MID);
        stage.pay(shop, 1_000);
        stage.on(MID.plusDays(1));
        stage.close(MID);
        stage.release(PAID_28);
        byte[] first = stage.files.take(PAID_28).content();
        stage.on(PAID_28);
        stage.results.record(
                PAID_28, Map.of(id, TransferReturn.NO_SUCH_ACCOUNT), List.of(), true, CLOSER);

        refused(
                "TRANSFER_RECORDED",
                () -> stage.results.record(PAID_28, Map.of(), List.of(id), false, CLOSER));
        refused(
                "TRANSFER_REPORTED_TWICE",
                () ->
                        stage.results.record(
                                PAID_28,
                                Map.of(id, TransferReturn.OTHER),
                                List.of(id),
                                false,
                                CLOSER));
        refused("NOTHING_TO_PAY", () -> stage.release(PAID_15));
        stage.account(shop, CLERK);
        stage.node.ledger().send(new CorrectSettlement(id, "new account", RELEASER));
        stage.drain();
        refused("FOUR_EYES_REQUIRED", () -> stage.release(PAID_15));
        stage.payouts.release(PAID_15, "finance-3", null, null);
        stage.on(PAID_15);
        stage.done(PAID_15);

        assertThat(stage.files.take(PAID_28).content()).isEqualTo(first);
        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.PAID);
        assertThat(stage.payables.list())
                .containsExactly(new Owed(shop, 1_000, 0, 0, 0, 0, 0, 0, 1_000, 0));
    }

    @Test
    void a_transfer_can_be_recalled_before_its_day_and_who_says_so_does_not_release_it_again() {
        MerchantId shop = stage.shopWithAccount();
        SettlementId id = SettlementId.of(shop, MID);
        stage.pay(shop, 1_000);
        stage.on(MID.plusDays(1));
        stage.close(MID);
        stage.release(PAID_28);
        stage.files.take(PAID_28).content();
        refused(
                "PAYOUT_DATE_NOT_REACHED",
                () ->
                        stage.results.record(
                                PAID_28,
                                Map.of(id, TransferReturn.OTHER),
                                List.of(),
                                false,
                                "finance-3"));
        stage.results.record(
                PAID_28, Map.of(id, TransferReturn.RECALLED), List.of(), false, "finance-3");
        stage.node.ledger().send(new CorrectSettlement(id, null, CLOSER));
        stage.drain();

        refused(
                "FOUR_EYES_REQUIRED",
                () -> stage.payouts.release(PAID_15, "finance-3", null, null));
        stage.release(PAID_15);

        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.RELEASED);
    }

    @Test
    void a_bank_may_return_what_it_had_reported_as_done() {
        MerchantId shop = stage.shopWithAccount();
        SettlementId id = SettlementId.of(shop, MID);
        stage.pay(shop, 1_000);
        stage.on(MID.plusDays(1));
        stage.close(MID);
        stage.release(PAID_28);
        stage.on(PAID_28);
        stage.done(PAID_28);
        stage.results.record(
                PAID_28, Map.of(id, TransferReturn.ACCOUNT_CLOSED), List.of(), false, CLOSER);

        assertThat(stage.payables.list())
                .containsExactly(new Owed(shop, 1_000, 0, 0, 0, 0, 1_000, 0, 0, 0));
        refused(
                "TRANSFER_NOT_FOUND",
                () ->
                        stage.results.record(
                                PAID_28,
                                Map.of(SettlementId.of(shop, END), TransferReturn.OTHER),
                                List.of(),
                                false,
                                CLOSER));
    }

    @Test
    void every_payment_is_in_exactly_one_statement_also_what_came_late() {
        MerchantId shop = stage.shopWithAccount();
        for (int i = 0; i < 5; i++) {
            stage.pay(shop, 1_000 + i);
        }
        stage.on(MID.plusDays(1));
        stage.close(MID);
        stage.on(MID); // a node whose clock was behind
        stage.pay(shop, 7_000);
        stage.on(END.plusDays(1));
        stage.pay(shop, 3_000); // of May
        stage.close(END);

        assertThat(stage.movements.of(SettlementId.of(shop, MID))).hasSize(5);
        assertThat(stage.movements.of(SettlementId.of(shop, END)))
                .extracting(Movement::captured)
                .containsExactly(Yen.of(7_000));
        assertThat(stage.payables.list()).allMatch(owed -> owed.difference() == 0);
    }

    private long head() {
        return stage.node.bean(EventLog.class).head();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
