package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.Shops.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.Movement;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ReceivableCreditingTest {
    private static final MerchantId SHOP = new MerchantId("merchant:bakery");
    private static final Instant OPENING = Instant.parse("2023-03-30T00:00:00Z");

    @RepeatedTest(200)
    void each_movement_is_credited_once_however_batches_are_cut_and_sent_again(
            RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Movement> log = movements(random);

        Totals credited = deliver(log, random);

        assertThat(credited).isEqualTo(totalOf(log));
    }

    /**
     * A processor that cuts batches anywhere and crashes after, or before, the shop has answered.
     */
    private static Totals deliver(List<Movement> log, Random random) {
        MerchantState state =
                MerchantState.EMPTY.evolve(new MerchantRegistered(SHOP, OPENING, BAKERY, null));
        Totals totals = new Totals(0, 0, 0, 0);
        int token = 0;
        while (token < log.size()) {
            int end = Math.min(log.size(), token + 1 + random.nextInt(20));
            List<Movement> batch = log.subList(token, end);
            boolean arrives = random.nextInt(4) > 0;
            if (arrives) {
                var credited =
                        ReceivableCrediting.decide(
                                state, new CreditReceivable(SHOP, batch, batch.getLast().at()));
                if (credited.isPresent()) {
                    state = state.evolve(credited.get());
                    totals = totals.plus(credited.get());
                    assertThat(state.receivable().open())
                            .isEqualTo(totals.captured - totals.refunded);
                }
            }
            boolean positionIsStored = arrives && random.nextInt(3) > 0;
            if (positionIsStored) {
                token = end;
            }
        }
        return totals;
    }

    private static List<Movement> movements(Random random) {
        List<Movement> log = new ArrayList<>();
        long position = random.nextInt(3);
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            position += 1 + random.nextInt(50);
            Yen amount = Yen.of(1 + random.nextInt(100_000));
            boolean refund = random.nextInt(5) == 0;
            log.add(
                    new Movement(
                            position,
                            OPENING.plusSeconds(position * 60),
                            refund ? Yen.ZERO : amount,
                            refund ? amount : Yen.ZERO));
        }
        return log;
    }

    private static Totals totalOf(List<Movement> log) {
        return new Totals(
                log.stream().mapToLong(m -> m.captured().amount()).sum(),
                log.stream().mapToLong(m -> m.refunded().amount()).sum(),
                log.stream().filter(m -> !m.captured().isZero()).count(),
                log.stream().filter(m -> !m.refunded().isZero()).count());
    }

    private record Totals(long captured, long refunded, long payments, long refunds) {
        Totals plus(ReceivableCredited event) {
            Totals sum = this;
            for (Credit credit : event.credits()) {
                sum =
                        new Totals(
                                sum.captured + credit.captured().amount(),
                                sum.refunded + credit.refunded().amount(),
                                sum.payments + credit.payments(),
                                sum.refunds + credit.refunds());
            }
            return sum;
        }
    }
}
