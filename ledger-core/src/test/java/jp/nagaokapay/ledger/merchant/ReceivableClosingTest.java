package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.Shops.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CloseReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.SettlementTerms.FeeRounding;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivableClosingTest {
    private static final MerchantId SHOP = new MerchantId("merchant:bakery");
    private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);
    private static final LocalDate MID = LocalDate.of(2023, 4, 15);
    private static final LocalDate END = LocalDate.of(2023, 4, 30);
    private static final SettlementTerms FREE = new SettlementTerms(0, FeeRounding.DOWN, Yen.of(1));

    private MerchantState shop =
            MerchantState.EMPTY.evolve(
                    new MerchantRegistered(SHOP, BusinessDate.startOf(FIRST), BAKERY, null));
    private long position;

    @Test
    void a_period_holds_what_was_captured_and_refunded_until_its_last_day() {
        captured(FIRST, 10_000);
        captured(MID, 5_000);
        refunded(MID, 2_000);
        captured(MID.plusDays(1), 700);

        ReceivableClosed closed = close(MID, FREE).orElseThrow();

        assertThat(closed.captured()).isEqualTo(Yen.of(15_000));
        assertThat(closed.refunded()).isEqualTo(Yen.of(2_000));
        assertThat(closed.payments()).isEqualTo(2);
        assertThat(closed.refunds()).isEqualTo(1);
        assertThat(closed.payout()).isEqualTo(Yen.of(13_000));
        assertThat(shop.receivable().open()).isEqualTo(700);
    }

    @Test
    void closing_again_changes_nothing_and_what_arrives_late_is_in_the_next_period() {
        captured(FIRST, 10_000);
        close(MID, FREE);
        captured(MID, 500); // credited after the closing

        assertThat(close(MID, FREE)).isEmpty();
        assertThat(close(FIRST, FREE)).isEmpty();
        assertThat(close(END, FREE).orElseThrow().payout()).isEqualTo(Yen.of(500));
    }

    @Test
    void a_period_with_more_refunds_than_captures_pays_nothing_and_is_carried_over() {
        captured(FIRST, 10_000);
        close(MID, FREE);
        refunded(END, 4_000);

        ReceivableClosed april = close(END, FREE).orElseThrow();
        captured(END.plusDays(1), 9_000);
        ReceivableClosed may = close(END.plusDays(15), FREE).orElseThrow();

        assertThat(april.payout()).isEqualTo(Yen.ZERO);
        assertThat(april.carriedOut()).isEqualTo(-4_000);
        assertThat(may.carriedIn()).isEqualTo(-4_000);
        assertThat(may.payout()).isEqualTo(Yen.of(5_000));
    }

    @Test
    void less_than_the_least_payout_waits_for_the_next_period_or_for_the_shop_to_leave() {
        SettlementTerms fromThousand = new SettlementTerms(0, FeeRounding.DOWN, Yen.of(1_000));
        captured(FIRST, 999);

        assertThat(close(MID, fromThousand).orElseThrow().carriedOut()).isEqualTo(999);
        assertThat(close(END, fromThousand)).isEmpty();
        shop =
                shop.evolve(
                        new MerchantWithdrawn(
                                SHOP, BusinessDate.endOf(END), MerchantStatus.APPROVED));
        assertThat(close(END.plusDays(15), fromThousand).orElseThrow().payout())
                .isEqualTo(Yen.of(999));
    }

    @ParameterizedTest
    @CsvSource({
        "150, DOWN, 33333, 499", // 499.995
        "150, HALF_UP, 33333, 500",
        "150, UP, 33301, 500", // 499.515
        "150, DOWN, 66, 0",
        "150, UP, 1, 1",
        "0, UP, 1000000, 0",
        "10000, DOWN, 777, 777"
    })
    void a_fee_is_a_percentage_with_its_rounding(
            int basisPoints, FeeRounding rounding, long sales, long fee) {
        assertThat(new SettlementTerms(basisPoints, rounding, Yen.of(1)).fee(Yen.of(sales)))
                .isEqualTo(Yen.of(fee));
    }

    @RepeatedTest(100)
    void whatever_happens_every_yen_is_paid_out_kept_as_a_fee_carried_or_still_open(
            RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        SettlementTerms terms =
                new SettlementTerms(
                        random.nextInt(300),
                        FeeRounding.values()[random.nextInt(3)],
                        Yen.of(1 + random.nextInt(5_000)));
        long in = 0;
        long paid = 0;
        long fees = 0;
        LocalDate today = FIRST;
        for (int step = 0; step < 150; step++) {
            today = today.plusDays(random.nextInt(3));
            LocalDate late = today.minusDays(random.nextInt(4));
            long yen = 1 + random.nextInt(20_000);
            switch (random.nextInt(5)) {
                case 0 -> {
                    refunded(late, yen);
                    in -= yen;
                }
                case 1 -> {
                    Optional<ReceivableClosed> closed = close(today.minusDays(1), terms);
                    if (closed.isPresent()) {
                        paid += closed.get().payout().amount();
                        fees += closed.get().fee().amount();
                        assertThat(closed.get().carriedOut())
                                .isLessThan(terms.minimumPayout().amount());
                    }
                }
                default -> {
                    captured(late, yen);
                    in += yen;
                }
            }
            assertThat(in).isEqualTo(paid + fees + shop.receivable().carried() + open());
            assertThat(shop.receivable().open()).isEqualTo(open());
        }
    }

    private long open() {
        return shop.receivable().days().values().stream()
                .mapToLong(day -> day.captured().amount() - day.refunded().amount())
                .sum();
    }

    private void captured(LocalDate date, long yen) {
        credit(date, Yen.of(yen), Yen.ZERO);
    }

    private void refunded(LocalDate date, long yen) {
        credit(date, Yen.ZERO, Yen.of(yen));
    }

    private void credit(LocalDate date, Yen captured, Yen refunded) {
        Instant at = BusinessDate.startOf(date).plusSeconds(36_000);
        Movement movement = new Movement(++position, at, captured, refunded);
        shop =
                shop.evolve(
                        ReceivableCrediting.decide(
                                        shop, new CreditReceivable(SHOP, List.of(movement), at))
                                .orElseThrow());
    }

    private Optional<ReceivableClosed> close(LocalDate through, SettlementTerms terms) {
        Optional<ReceivableClosed> closed =
                ReceivableClosing.decide(
                        shop,
                        new CloseReceivable(
                                SHOP,
                                through.minusDays(14),
                                through,
                                through.plusDays(15),
                                terms,
                                "finance-1"),
                        BusinessDate.endOf(through));
        closed.ifPresent(event -> shop = shop.evolve(event));
        return closed;
    }
}
