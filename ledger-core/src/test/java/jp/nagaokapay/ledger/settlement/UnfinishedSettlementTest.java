package jp.nagaokapay.ledger.settlement;

import static jp.nagaokapay.ledger.settlement.SettlementStage.CLOSER;
import static jp.nagaokapay.ledger.settlement.SettlementStage.RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.SettlementTerms.FeeRounding;
import jp.nagaokapay.ledger.settlement.SettlementCommand.CorrectSettlement;
import jp.nagaokapay.ledger.settlement.SettlementCommand.ReleaseSettlement;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.BeginClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingId;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.ReleasePayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutId;
import jp.nagaokapay.ledger.settlement.payout.SettlementJobs;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.payment.WhenPaymentCapturedThenCreditReceivable;
import jp.nagaokapay.ledger.zengin.StrictParser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What settlement comes to when something happens between two of its steps. */
class UnfinishedSettlementTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);
    private static final LocalDate MID = LocalDate.of(2023, 4, 15);
    private static final LocalDate END = LocalDate.of(2023, 4, 30);
    private static final LocalDate PAID_MID = LocalDate.of(2023, 4, 28);
    private static final LocalDate PAID_END = LocalDate.of(2023, 5, 15);

    private final String database = TestDatabase.freshUrl();
    private final SettlementStage stage =
            new SettlementStage(
                    database, new TestClock(SettlementStage.noon(FIRST)), SettlementStage.NO_FEE);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void interrupted_closings_are_completed_in_their_order_each_on_its_own_terms() {
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, 10_000);
        stage.on(LocalDate.of(2023, 4, 20));
        stage.pay(shop, 10_000);
        stage.on(END.plusDays(1));
        stage.drain();
        begin(FIRST, MID, PAID_MID, 0);
        begin(MID.plusDays(1), END, PAID_END, 1_000);

        stage.close(END);

        assertThat(stage.settlement(shop, MID).captured()).isEqualTo(Yen.of(10_000));
        assertThat(stage.settlement(shop, MID).fee()).isEqualTo(Yen.ZERO);
        assertThat(stage.settlement(shop, END).captured()).isEqualTo(Yen.of(10_000));
        assertThat(stage.settlement(shop, END).fee()).isEqualTo(Yen.of(1_000));
        assertThat(stage.closings.unfinished()).isEmpty();
    }

    @Test
    void a_node_that_knows_a_shop_from_before_closes_what_another_has_credited_since() {
        try (SettlementStage other =
                new SettlementStage(database, stage.clock, SettlementStage.NO_FEE)) {
            other.node
                    .bean(EventProcessingConfiguration.class)
                    .eventProcessor(WhenPaymentCapturedThenCreditReceivable.NAME)
                    .ifPresent(EventProcessor::shutDown); // whose shops would be news to the other
            MerchantId shop = due(1_000);
            stage.on(MID.plusDays(1));
            stage.drain();
            other.closings.close(MID, CLOSER, null); // and remembers its shops
            stage.pay(shop, 2_000);
            stage.on(END.plusDays(1));
            stage.drain();

            other.closings.close(END, CLOSER, null);

            assertThat(other.settlement(shop, END).captured()).isEqualTo(Yen.of(2_000));
        }
    }

    @Test
    void a_release_that_is_completed_later_pays_what_was_agreed_to_and_nothing_more() {
        MerchantId agreed = due(1_000);
        MerchantId moved = due(2_000);
        closeMid();
        agree(PAID_END, agreed);
        agree(PAID_END, moved);
        stage.node.ledger().send(new ReleasePayout(PayoutId.of(PAID_END), PAID_END, RELEASER));
        stage.account(moved, "office-9");
        MerchantId late = due(50_000);
        stage.on(END.plusDays(1));
        stage.close(END);

        stage.node.bean(SettlementJobs.class).resume();

        assertThat(StrictParser.parse(stage.files.take(PAID_END).content(), true).total())
                .isEqualTo(1_000);
        assertThat(stage.settlement(moved, MID).status()).isEqualTo(SettlementStatus.DUE);
        assertThat(stage.settlement(late, END).status()).isEqualTo(SettlementStatus.DUE);
    }

    @Test
    void a_transfer_whose_account_has_gone_comes_back_and_keeps_no_other_payout() {
        MerchantId gone = due(1_000);
        MerchantId there = due(2_000);
        closeMid();
        BankAccounts accounts = stage.node.bean(BankAccounts.class);
        LocalDate later = LocalDate.of(2023, 5, 1);
        stage.node.ledger().send(new ReleasePayout(PayoutId.of(later), later, RELEASER));
        stage.node
                .ledger()
                .send(
                        new ReleaseSettlement(
                                SettlementId.of(gone, MID),
                                later,
                                accounts.current(gone).orElseThrow().id().value(),
                                RELEASER));
        stage.drain();
        accounts.erase(gone, stage.clock.instant());
        agree(PAID_MID, there);
        stage.node.ledger().send(new ReleasePayout(PayoutId.of(PAID_MID), PAID_MID, RELEASER));
        stage.drain();

        assertThat(stage.node.bean(SettlementJobs.class).resume()).isEqualTo(2);

        assertThat(StrictParser.parse(stage.files.take(PAID_MID).content(), true).total())
                .isEqualTo(2_000);
        assertThat(stage.payoutList.find(later).orElseThrow().total()).isEqualTo(Yen.ZERO);
        assertThat(stage.settlement(gone, MID).status()).isEqualTo(SettlementStatus.RETURNED);
        stage.account(gone, "office-9");
        stage.node.ledger().send(new CorrectSettlement(SettlementId.of(gone, MID), null, CLOSER));
        stage.release(PAID_END);
        assertThat(StrictParser.parse(stage.files.take(PAID_END).content(), true).total())
                .isEqualTo(1_000);
        assertThat(stage.payables.list()).allMatch(owed -> owed.difference() == 0);
    }

    @Test
    void what_was_recalled_may_be_paid_before_the_day_that_it_was_recalled_from() {
        MerchantId shop = due(1_000);
        SettlementId id = SettlementId.of(shop, MID);
        stage.on(LocalDate.of(2023, 5, 1));
        stage.close(MID);
        stage.release(PAID_END);
        stage.files.take(PAID_END).content();
        stage.results.record(
                PAID_END, Map.of(id, TransferReturn.RECALLED), List.of(), false, "finance-3");
        stage.node.ledger().send(new CorrectSettlement(id, null, CLOSER));
        LocalDate sooner = LocalDate.of(2023, 5, 9);

        stage.payouts.release(sooner, RELEASER, Yen.of(1_000), null);

        assertThat(StrictParser.parse(stage.files.take(sooner).content(), true).total())
                .isEqualTo(1_000);
        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.RELEASED);
    }

    @Test
    void a_bank_s_whole_report_is_taken_after_a_part_of_it_was_recorded_and_corrected() {
        MerchantId first = due(1_000);
        MerchantId second = due(2_000);
        MerchantId third = due(3_000);
        closeMid();
        stage.release(PAID_MID);
        stage.files.take(PAID_MID).content();
        Map<SettlementId, TransferReturn> part = Map.of(of(first), TransferReturn.OTHER);
        Map<SettlementId, TransferReturn> whole =
                Map.of(of(first), TransferReturn.OTHER, of(second), TransferReturn.NAME_DIFFERS);
        refused(
                "PAYOUT_DATE_NOT_REACHED",
                () ->
                        record(
                                Map.of(
                                        of(first),
                                        TransferReturn.RECALLED,
                                        of(second),
                                        TransferReturn.OTHER)));
        assertThat(stage.settlement(first, MID).status()).isEqualTo(SettlementStatus.RELEASED);
        stage.on(PAID_MID);
        stage.results.record(PAID_MID, part, List.of(), false, CLOSER);
        stage.node.ledger().send(new CorrectSettlement(of(first), null, CLOSER));

        record(whole);
        record(whole);
        stage.drain();
        stage.release(PAID_END);
        record(whole);

        assertThat(stage.settlement(first, MID).status()).isEqualTo(SettlementStatus.RELEASED);
        assertThat(stage.settlement(second, MID).status()).isEqualTo(SettlementStatus.RETURNED);
        assertThat(stage.settlement(third, MID).status()).isEqualTo(SettlementStatus.PAID);
    }

    @Test
    void what_the_releaser_has_made_is_held_back_and_the_others_are_paid() {
        MerchantId own = due(1_000);
        MerchantId other = due(3_000);
        stage.account(own, RELEASER);
        closeMid();

        stage.payouts.release(PAID_MID, RELEASER, Yen.of(3_000), null);

        assertThat(stage.settlement(own, MID).status()).isEqualTo(SettlementStatus.HELD);
        assertThat(stage.settlement(other, MID).status()).isEqualTo(SettlementStatus.RELEASED);
        refused("FOUR_EYES_REQUIRED", () -> stage.release(PAID_END));
        stage.payouts.release(PAID_END, "finance-3", Yen.of(1_000), null);
    }

    @Test
    void a_shop_that_was_suspended_a_moment_ago_is_not_paid() {
        MerchantId honest = due(1_000);
        MerchantId suspect = due(50_000);
        closeMid();
        assertThat(stage.payouts.candidates(PAID_MID, RELEASER))
                .allMatch(candidate -> candidate.hold() == null);
        stage.node.ledger().send(new SuspendMerchant(suspect, "inquiry"));

        stage.release(PAID_MID);

        assertThat(stage.settlement(suspect, MID).status()).isEqualTo(SettlementStatus.HELD);
        assertThat(stage.settlement(honest, MID).status()).isEqualTo(SettlementStatus.RELEASED);
    }

    @Test
    void a_forgotten_period_is_closed_before_the_next_one_each_for_itself() {
        MerchantId shop = due(1_000);
        stage.on(MID.plusDays(1));
        stage.pay(shop, 2_000);
        stage.on(LocalDate.of(2023, 5, 20));
        stage.pay(shop, 4_000);
        stage.on(LocalDate.of(2023, 6, 1));

        stage.close(LocalDate.of(2023, 5, 31));
        stage.close(MID);

        assertThat(stage.of(shop))
                .extracting(SettlementView::from, SettlementView::payout)
                .containsExactly(
                        tuple(FIRST, Yen.of(1_000)),
                        tuple(MID.plusDays(1), Yen.of(2_000)),
                        tuple(LocalDate.of(2023, 5, 16), Yen.of(4_000)));
        assertThat(stage.closingList.latest(10)).hasSize(4);
    }

    @Test
    void an_account_that_sent_money_back_is_not_paid_again_without_a_reason() {
        MerchantId shop = due(1_000);
        closeMid();
        stage.release(PAID_MID);
        stage.files.take(PAID_MID).content();
        stage.on(PAID_MID);
        record(Map.of(of(shop), TransferReturn.NO_SUCH_ACCOUNT));

        refused("NOTHING_CORRECTED", () -> stage.results.correct(of(shop), null, CLOSER));
        stage.account(shop, "office-9");
        stage.results.correct(of(shop), null, CLOSER);

        assertThat(stage.settlement(shop, MID).status()).isEqualTo(SettlementStatus.DUE);
    }

    @Test
    void a_payment_belongs_to_the_day_of_japan_on_which_it_was_made() {
        MerchantId shop = stage.shopWithAccount();
        stage.clock.set(BusinessDate.endOf(MID).minusSeconds(1));
        stage.pay(shop, 1_000);
        stage.clock.set(BusinessDate.endOf(MID));
        stage.pay(shop, 2_000);
        stage.on(END.plusDays(1));
        stage.close(MID);
        stage.close(END);

        assertThat(stage.settlement(shop, MID).captured()).isEqualTo(Yen.of(1_000));
        assertThat(stage.settlement(shop, END).captured()).isEqualTo(Yen.of(2_000));
    }

    /** A shop that took so much on the stage's day. */
    private MerchantId due(long yen) {
        MerchantId shop = stage.shopWithAccount();
        stage.pay(shop, yen);
        return shop;
    }

    private void closeMid() {
        stage.on(MID.plusDays(1));
        stage.close(MID);
    }

    private void agree(LocalDate date, MerchantId shop) {
        stage.agree(date, shop, MID);
    }

    private void record(Map<SettlementId, TransferReturn> returned) {
        stage.results.record(PAID_MID, returned, List.of(), true, CLOSER);
    }

    private static SettlementId of(MerchantId shop) {
        return SettlementId.of(shop, MID);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .matches(refused -> refused.code().equals(code), code);
    }

    private void begin(LocalDate from, LocalDate through, LocalDate paidOn, int feeBasisPoints) {
        stage.node
                .ledger()
                .send(
                        new BeginClosing(
                                ClosingId.of(through),
                                from,
                                through,
                                paidOn,
                                new SettlementTerms(feeBasisPoints, FeeRounding.DOWN, Yen.of(1)),
                                0,
                                CLOSER));
    }
}
