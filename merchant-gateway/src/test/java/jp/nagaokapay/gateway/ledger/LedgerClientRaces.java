package jp.nagaokapay.gateway.ledger;

import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.CAPTURED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.gateway.ledger.TestLedger.Payer;
import org.junit.jupiter.api.Test;

/** The contract, and what many terminals at once and slow lists must not break. */
public abstract class LedgerClientRaces extends LedgerClientSeals {

    @Test
    void one_request_sent_fifty_times_at_once_is_one_payment() throws Exception {
        Payer payer = testLedger.newPayer(50_000);
        RequestKey key = key();
        PaymentOrder order = order("A-1", payer.code(), 1_000);

        List<Object> answers = atOnce(50, () -> ledger.pay(key, shop, order).value());

        assertThat(answers).filteredOn(KeyInFlight.class::isInstance).hasSizeLessThan(50);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof KeyInFlight))
                .containsOnly(ledger.find(shop, "A-1").orElseThrow());
        assertThat(payer.available()).isEqualTo(49_000);
    }

    @Test
    void capture_against_void_has_exactly_one_winner() throws Exception {
        for (int round = 0; round < 10; round++) {
            Payer payer = testLedger.newPayer(1_000);
            String id = "A-" + round;
            ledger.pay(key(), shop, hold(id, payer.code(), 1_000));
            CountDownLatch start = new CountDownLatch(1);

            try (var threads = Executors.newFixedThreadPool(2)) {
                Future<Object> capture =
                        threads.submit(() -> {
                            start.await();
                            return ledger.capture(key(), shop, id, null);
                        });
                Future<Object> voided =
                        threads.submit(() -> {
                            start.await();
                            return ledger.voidPayment(key(), shop, id);
                        });
                start.countDown();
                List<Object> outcomes = List.of(outcome(capture), outcome(voided));
                assertThat(outcomes).filteredOn(Reply.class::isInstance).hasSize(1);
                assertThat(outcomes).filteredOn(LedgerRefusal.class::isInstance).hasSize(1);
            }

            GatewayPayment after = ledger.find(shop, id).orElseThrow();
            assertThat(after.status()).isIn(CAPTURED, VOIDED);
            assertThat(payer.available()).isEqualTo(1_000 - after.captured());
        }
    }

    @Test
    void void_against_its_own_late_payment_never_leaves_a_hold() throws Exception {
        for (int round = 0; round < 10; round++) {
            Payer payer = testLedger.newPayer(1_000);
            String id = "A-" + round;
            String code = payer.code();
            CountDownLatch start = new CountDownLatch(1);

            try (var threads = Executors.newFixedThreadPool(2)) {
                threads.submit(() -> {
                    start.await();
                    return ledger.pay(key(), shop, hold(id, code, 1_000));
                });
                Future<Object> voided =
                        threads.submit(() -> {
                            start.await();
                            return ledger.voidPayment(key(), shop, id);
                        });
                start.countDown();
                assertThat(outcome(voided)).isInstanceOf(Reply.class);
            }

            assertThat(ledger.find(shop, id)).get().returns(VOIDED, GatewayPayment::status);
            assertThat(payer.available()).isEqualTo(1_000);
        }
    }

    @Test
    void the_days_list_agrees_with_what_was_done() {
        Payer payer = testLedger.newPayer(10_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 1_000));
        ledger.pay(key(), shop, order("A-2", payer.code(), 2_000));
        ledger.pay(key(), shop, hold("A-3", payer.code(), 3_000));
        refund("A-2", "R-1", 500);
        LocalDate today =
                LocalDate.ofInstant(
                        java.util.Objects.requireNonNull(
                                ledger.find(shop, "A-1").orElseThrow().authorizedAt()),
                        ZoneId.of("Asia/Tokyo"));

        assertThat(ledger.day(shop, today, null, 100).totals())
                .isEqualTo(new PaymentDay.Totals(3, 2, 3_000, 500));
        PaymentDay first = ledger.day(shop, today, null, 2);
        PaymentDay second = ledger.day(shop, today, first.next(), 2);
        assertThat(first.payments())
                .extracting(GatewayPayment::merchantPaymentId)
                .containsExactly("A-1", "A-2");
        assertThat(second.payments()).containsExactly(ledger.find(shop, "A-3").orElseThrow());
        assertThat(second.next()).isNull();
    }

    @Test
    void the_feed_tells_everything_once_and_in_order_in_pages_of_any_size() {
        Payer payer = testLedger.newPayer(10_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 1_000));
        ledger.pay(key(), shop, hold("A-2", payer.code(), 2_000));
        ledger.capture(key(), shop, "A-2", 1_500L);
        ledger.pay(key(), shop, hold("A-3", payer.code(), 300));
        ledger.voidPayment(key(), shop, "A-3");
        refund("A-1", "R-1", 400);

        for (int limit : new int[] {1, 2, 1_000}) {
            assertThat(feed(limit))
                    .filteredOn(entry -> entry.merchantId().equals(shop.merchantId()))
                    .extracting(entry ->
                            entry.kind() + " " + entry.merchantPaymentId() + " " + entry.amount())
                    .containsExactly(
                            "CAPTURED A-1 1000",
                            "AUTHORIZED A-2 2000",
                            "CAPTURED A-2 1500",
                            "AUTHORIZED A-3 300",
                            "VOIDED A-3 300",
                            "REFUNDED A-1 400");
        }
    }

    private List<LedgerFeed.Entry> feed(int limit) {
        List<LedgerFeed.Entry> entries = new ArrayList<>();
        long position = 0;
        while (true) {
            LedgerFeed page = ledger.feed(position, limit);
            entries.addAll(page.entries());
            if (page.upTo() == position) {
                return entries;
            }
            position = page.upTo();
        }
    }

    private static List<Object> atOnce(int times, Callable<Object> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Object> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> sent = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                sent.add(
                        threads.submit(() -> {
                            start.await();
                            return call.call();
                        }));
            }
            start.countDown();
            for (Future<Object> each : sent) {
                outcomes.add(outcome(each));
            }
        }
        return outcomes;
    }

    private static Object outcome(Future<Object> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
