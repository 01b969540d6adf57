package jp.nagaokapay.ledger;

import static jp.nagaokapay.ledger.Scenario.authorize;
import static jp.nagaokapay.ledger.Scenario.charge;
import static jp.nagaokapay.ledger.Scenario.pay;
import static jp.nagaokapay.ledger.Scenario.payment;
import static jp.nagaokapay.ledger.Scenario.walletWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database, and everybody at once. */
class ConcurrentCommandsTest {
    private static LedgerNode here;
    private static LedgerNode there;

    @BeforeAll
    static void start() {
        String database = TestDatabase.freshUrl();
        here = LedgerNode.on(database);
        there = LedgerNode.on(database);
    }

    @AfterAll
    static void stop() {
        there.close();
        here.close();
    }

    @Test
    void of_64_parallel_payments_a_wallet_that_can_afford_10_makes_exactly_10() throws Exception {
        WalletId wallet = walletWith(here.ledger(), 10_000);

        var outcomes = Together.run(times(64, () -> pay(here.ledger(), wallet, 1_000)));

        assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(10);
        assertThat(outcomes.stream().filter(outcome -> !outcome.succeeded()))
                .allSatisfy(outcome ->
                        assertThat(outcome.failure())
                                .isInstanceOfSatisfying(
                                        Refused.class,
                                        refused ->
                                                assertThat(refused.code())
                                                        .isEqualTo("INSUFFICIENT_BALANCE")));
        assertThat(available(here, wallet)).isEqualTo(Yen.ZERO);
    }

    @Test
    void two_nodes_hitting_one_wallet_lose_nothing_and_double_nothing() throws Exception {
        WalletId wallet = walletWith(here.ledger(), 40_000);
        List<Callable<PaymentReceipt>> attempts = new ArrayList<>();
        attempts.addAll(times(30, () -> pay(here.ledger(), wallet, 1_000)));
        attempts.addAll(times(30, () -> pay(there.ledger(), wallet, 1_000)));

        var outcomes = Together.run(attempts);

        assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(40);
        assertThat(available(here, wallet)).isEqualTo(Yen.ZERO);
        assertThat(available(there, wallet)).isEqualTo(Yen.ZERO);
    }

    @Test
    void no_refusal_comes_out_of_a_stale_cache() {
        WalletId wallet = walletWith(here.ledger(), 1_000);
        pay(here.ledger(), wallet, 1_000);
        assertThatThrownBy(() -> pay(here.ledger(), wallet, 500)).isInstanceOf(Refused.class);
        pay(here.ledger(), walletWith(here.ledger(), 1_000), 1_000);
        charge(there.ledger(), wallet, 1_000);

        PaymentReceipt receipt = pay(here.ledger(), wallet, 500);

        assertThat(receipt.available()).isEqualTo(Yen.of(500));
    }

    @Test
    void a_wallet_shows_every_acknowledged_command_on_every_node() {
        WalletId wallet = walletWith(here.ledger(), 5_000);
        for (int i = 0; i < 5; i++) {
            pay((i % 2 == 0 ? here : there).ledger(), wallet, 1_000);
            assertThat(available(here, wallet)).isEqualTo(Yen.of(5_000 - 1_000L * (i + 1)));
            assertThat(available(there, wallet)).isEqualTo(Yen.of(5_000 - 1_000L * (i + 1)));
        }
    }

    @Test
    void of_a_capture_and_a_void_at_the_same_moment_exactly_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            WalletId wallet = walletWith(here.ledger(), 1_000);
            var payment = authorize(here.ledger(), wallet, 1_000).payment().paymentId();

            var outcomes =
                    Together.run(
                            List.<Callable<PaymentReceipt>>of(
                                    () ->
                                            here.ledger()
                                                    .send(
                                                            new CapturePayment(
                                                                    wallet, payment, null, null)),
                                    () ->
                                            there.ledger()
                                                    .send(new VoidPayment(wallet, payment, null))));

            assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(1);
            boolean captured = outcomes.getFirst().succeeded();
            assertThat(available(here, wallet)).isEqualTo(captured ? Yen.ZERO : Yen.of(1_000));
        }
    }

    @Test
    void one_merchant_payment_id_pays_once_whoever_sends_it_from_wherever() throws Exception {
        WalletId wallet = walletWith(here.ledger(), 10_000);
        WalletId other = walletWith(here.ledger(), 10_000);
        List<Callable<PaymentReceipt>> attempts = new ArrayList<>();
        for (Ledger ledger : List.of(here.ledger(), there.ledger())) {
            for (WalletId payer : List.of(wallet, other)) {
                attempts.addAll(
                        times(5, () -> ledger.send(new Pay(payer, payment("contended", 1_000)))));
            }
        }

        var outcomes = Together.run(attempts);

        assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> !outcome.succeeded()))
                .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(Duplicate.class));
        assertThat(available(here, wallet).plus(available(here, other))).isEqualTo(Yen.of(19_000));
    }

    @Test
    void the_same_idempotency_key_50_times_in_parallel_is_one_payment_and_one_answer()
            throws Exception {
        WalletId wallet = walletWith(here.ledger(), 10_000);
        RequestKey key = new RequestKey("terminal|" + wallet, "hash");
        Callable<IdempotentRequests.Reply<PaymentReceipt>> onHere =
                () -> request(here, wallet, key);
        Callable<IdempotentRequests.Reply<PaymentReceipt>> onThere =
                () -> request(there, wallet, key);
        List<Callable<IdempotentRequests.Reply<PaymentReceipt>>> attempts = new ArrayList<>();
        attempts.addAll(Collections.nCopies(25, onHere));
        attempts.addAll(Collections.nCopies(25, onThere));

        var outcomes = Together.run(attempts);

        assertThat(outcomes).allMatch(Together.Outcome::succeeded);
        assertThat(outcomes.stream().map(outcome -> outcome.answer().answer()).distinct())
                .hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> !outcome.answer().replayed())).hasSize(1);
        assertThat(available(here, wallet)).isEqualTo(Yen.of(9_000));
    }

    @Test
    void a_payment_is_answered_again_from_its_event_and_the_balance_recorded_beside_it() {
        WalletId wallet = walletWith(here.ledger(), 10_000);
        RequestKey key = new RequestKey("terminal|again-" + wallet, "hash");

        PaymentReceipt first = request(here, wallet, key).answer();

        assertThat(
                        here.bean(JdbcClient.class)
                                .sql(
                                        "SELECT answer::text FROM domain_event"
                                                + " WHERE idempotency_key = key_digest(?)")
                                .param(key.key())
                                .query(String.class)
                                .single())
                .isEqualTo("9000");
        charge(here.ledger(), wallet, 1_000);
        assertThat(request(there, wallet, key))
                .isEqualTo(new IdempotentRequests.Reply<>(first, true));
    }

    @Test
    void a_capture_sent_twice_under_one_key_to_two_nodes_is_captured_once_and_answered_twice()
            throws Exception {
        for (int round = 0; round < 10; round++) {
            WalletId wallet = walletWith(here.ledger(), 1_000);
            var payment = authorize(here.ledger(), wallet, 1_000).payment().paymentId();
            RequestKey key = new RequestKey("terminal|capture-" + wallet, "hash");
            CapturePayment capture = new CapturePayment(wallet, payment, null, null);

            var outcomes =
                    Together.run(
                            List.<Callable<IdempotentRequests.Reply<PaymentReceipt>>>of(
                                    () -> once(here, key, capture),
                                    () -> once(there, key, capture),
                                    () -> once(here, key, capture),
                                    () -> once(there, key, capture)));

            assertThat(outcomes).allMatch(Together.Outcome::succeeded);
            assertThat(outcomes.stream().map(outcome -> outcome.answer().answer()).distinct())
                    .hasSize(1);
        }
    }

    private static IdempotentRequests.Reply<PaymentReceipt> once(
            LedgerNode node, RequestKey key, CapturePayment capture) {
        return node.bean(IdempotentRequests.class)
                .commandOnce(key, PaymentReceipt.class, () -> node.ledger().send(capture, key));
    }

    @Test
    void a_refusal_is_kept_for_its_key_even_when_the_balance_has_changed_since() {
        WalletId wallet = walletWith(here.ledger(), 1_000);
        RequestKey key = new RequestKey("terminal|kept-" + wallet, "hash");
        assertThatThrownBy(() -> request(here, wallet, key, 2_000)).isInstanceOf(Refused.class);
        charge(here.ledger(), wallet, 5_000);

        assertThatThrownBy(() -> request(there, wallet, key, 2_000))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.replayed()).isTrue();
                            assertThat(refused.code()).isEqualTo("INSUFFICIENT_BALANCE");
                        });
        assertThat(available(here, wallet)).isEqualTo(Yen.of(6_000));
    }

    @Test
    void the_same_key_with_another_request_is_refused_as_reused() {
        WalletId wallet = walletWith(here.ledger(), 1_000);
        request(here, wallet, new RequestKey("terminal|reused-" + wallet, "hash"));

        assertThatThrownBy(() ->
                        request(
                                there,
                                wallet,
                                new RequestKey("terminal|reused-" + wallet, "other")))
                .isInstanceOf(IdempotentRequests.KeyReused.class);
    }

    @Test
    void a_captured_payment_reads_captured() {
        WalletId wallet = walletWith(here.ledger(), 1_000);
        var payment = authorize(here.ledger(), wallet, 1_000).payment().paymentId();

        PaymentReceipt receipt =
                there.ledger().send(new CapturePayment(wallet, payment, Yen.of(400), null));

        assertThat(receipt.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(available(here, wallet)).isEqualTo(Yen.of(600));
    }

    private static IdempotentRequests.Reply<PaymentReceipt> request(
            LedgerNode node, WalletId wallet, RequestKey key) {
        return request(node, wallet, key, 1_000);
    }

    private static IdempotentRequests.Reply<PaymentReceipt> request(
            LedgerNode node, WalletId wallet, RequestKey key, long yen) {
        return node.bean(IdempotentRequests.class)
                .commandOnce(
                        key,
                        PaymentReceipt.class,
                        () ->
                                node.ledger()
                                        .send(
                                                new Pay(wallet, payment("of-" + key.key(), yen)),
                                                key));
    }

    private static Yen available(LedgerNode node, WalletId wallet) {
        return node.bean(Wallets.class).find(wallet).orElseThrow().available();
    }

    private static <T> List<Callable<T>> times(int times, Callable<T> attempt) {
        return Collections.nCopies(times, attempt);
    }
}
