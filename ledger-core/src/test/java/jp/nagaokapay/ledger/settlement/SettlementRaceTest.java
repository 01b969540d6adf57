package jp.nagaokapay.ledger.settlement;

import static jp.nagaokapay.ledger.settlement.SettlementStage.CLOSER;
import static jp.nagaokapay.ledger.settlement.SettlementStage.RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CloseReceivable;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.SettlementTerms.FeeRounding;
import jp.nagaokapay.ledger.settlement.SettlementCommand.ReleaseSettlement;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.BeginClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingId;
import jp.nagaokapay.ledger.settlement.payout.PayoutCommand.ReleasePayout;
import jp.nagaokapay.ledger.settlement.payout.PayoutId;
import jp.nagaokapay.ledger.settlement.payout.SettlementJobs;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.payment.WhenPaymentCapturedThenCreditReceivable;
import jp.nagaokapay.ledger.zengin.StrictParser;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes on one database, one month after the other: a closing closes what is before it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettlementRaceTest {
    private static final TestClock CLOCK =
            new TestClock(SettlementStage.noon(LocalDate.of(2023, 4, 1)));
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final SettlementStage ONE =
            new SettlementStage(DATABASE, CLOCK, SettlementStage.NO_FEE);
    private static final SettlementStage OTHER =
            new SettlementStage(DATABASE, CLOCK, SettlementStage.NO_FEE);

    @AfterAll
    static void stop() {
        OTHER.close();
        ONE.close();
    }

    @Test
    @Order(1)
    void closing_and_releasing_twice_at_the_same_time_pays_once() throws InterruptedException {
        LocalDate through = LocalDate.of(2023, 4, 15);
        LocalDate date = LocalDate.of(2023, 4, 28);
        List<MerchantId> shops = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            MerchantId shop = ONE.shopWithAccount();
            ONE.pay(shop, 1_000 + i);
            shops.add(shop);
        }
        ONE.on(through.plusDays(1));
        awaitBoth();

        together(
                () -> ONE.closings.close(through, CLOSER, null),
                () -> OTHER.closings.close(through, CLOSER, null),
                () -> ONE.closings.close(through, "finance-9", null),
                () -> OTHER.closings.close(through, CLOSER, null));
        together(
                () -> releaseOrLate(ONE, date),
                () -> releaseOrLate(OTHER, date),
                () -> releaseOrLate(ONE, date),
                () -> releaseOrLate(OTHER, date));

        assertThat(shops).allMatch(shop -> ONE.of(shop).size() == 1);
        StrictParser.Parsed file = StrictParser.parse(ONE.files.take(date).content(), true);
        assertThat(file.lines()).hasSize(12);
        assertThat(file.total()).isEqualTo(12 * 1_000 + 66);
        assertThat(OTHER.files.take(date).content()).isEqualTo(ONE.files.take(date).content());
        assertThat(ONE.payables.list()).allMatch(owed -> owed.difference() == 0);
    }

    @Test
    @Order(2)
    void what_was_interrupted_is_completed_by_the_next_node_under_the_first_one_s_name() {
        LocalDate through = LocalDate.of(2024, 4, 15);
        LocalDate date = LocalDate.of(2024, 4, 30);
        ONE.on(LocalDate.of(2024, 4, 1));
        MerchantId half = ONE.shopWithAccount();
        MerchantId rest = ONE.shopWithAccount();
        ONE.pay(half, 3_000);
        ONE.pay(rest, 4_000);
        ONE.on(through.plusDays(1));
        awaitBoth();
        SettlementTerms terms = new SettlementTerms(0, FeeRounding.DOWN, Yen.of(1));
        LocalDate from = LocalDate.of(2024, 4, 1);
        ONE.node
                .ledger()
                .send(
                        new BeginClosing(
                                ClosingId.of(through), from, through, date, terms, 0, CLOSER));
        ONE.node.ledger().send(new CloseReceivable(half, from, through, date, terms, CLOSER));
        awaitBoth();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> OTHER.release(date))
                .matches(refused -> refused.code().equals("CLOSING_INCOMPLETE"));
        OTHER.node.bean(SettlementJobs.class).resume();
        SettlementView settlement = OTHER.settlement(rest, through);
        OTHER.agree(date, half, through);
        OTHER.agree(date, rest, through);
        OTHER.node.ledger().send(new ReleasePayout(PayoutId.of(date), date, RELEASER));
        OTHER.node
                .ledger()
                .send(
                        new ReleaseSettlement(
                                SettlementId.of(half, through),
                                date,
                                OTHER.node
                                        .bean(BankAccounts.class)
                                        .current(half)
                                        .orElseThrow()
                                        .id()
                                        .value(),
                                RELEASER));
        awaitBoth();
        ONE.node.bean(SettlementJobs.class).resume();

        assertThat(settlement.closedBy()).isEqualTo(CLOSER);
        assertThat(StrictParser.parse(ONE.files.take(date).content(), true).total())
                .isEqualTo(7_000);
        assertThat(ONE.node.bean(SettlementJobs.class).resume()).isZero();
    }

    @Test
    @Order(3)
    void nothing_is_closed_before_the_receivables_have_passed_the_period() {
        LocalDate through = LocalDate.of(2025, 4, 15);
        ONE.on(LocalDate.of(2025, 4, 1));
        MerchantId shop = ONE.shopWithAccount();
        awaitBoth();
        crediting(ONE, false);
        crediting(OTHER, false);
        ONE.pay(shop, 5_000);
        ONE.on(through.plusDays(1));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ONE.closings.close(through, CLOSER, null))
                .matches(refused -> refused.code().equals("RECEIVABLES_BEHIND"));
        crediting(ONE, true);
        awaitBoth();
        ONE.closings.close(through, CLOSER, null);

        assertThat(ONE.settlement(shop, through).payout()).isEqualTo(Yen.of(5_000));
        crediting(OTHER, true);
    }

    private static void crediting(SettlementStage stage, boolean runs) {
        stage.node
                .bean(EventProcessingConfiguration.class)
                .eventProcessor(WhenPaymentCapturedThenCreditReceivable.NAME)
                .ifPresent(processor -> {
                    if (runs) {
                        processor.start();
                    } else {
                        processor.shutDown();
                    }
                });
    }

    /** One of those at the same time does it; another may come when all is done. */
    private static void releaseOrLate(SettlementStage stage, LocalDate date) {
        try {
            stage.release(date);
        } catch (Refused refused) {
            assertThat(refused.code()).isIn("PAYOUT_RELEASED", "NOTHING_TO_PAY");
        }
    }

    private static void awaitBoth() {
        ONE.node.processors().awaitDrained(Duration.ofSeconds(60));
    }

    private static void together(Runnable... calls) throws InterruptedException {
        List<Callable<Void>> attempts = new ArrayList<>();
        for (Runnable call : calls) {
            attempts.add(() -> {
                call.run();
                return null;
            });
        }
        assertThat(Together.run(attempts)).allMatch(Together.Outcome::succeeded);
    }
}
