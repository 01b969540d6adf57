package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.ledger.wallet.payment.PaymentList;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wallets on the real log, with a second node beside that has only the log to learn from. */
class WalletOnTheLogTest {
    private static final MerchantId SHOP = Scenario.SHOP;
    private static final TestClock CLOCK = new TestClock(Instant.parse("2023-10-02T03:00:00Z"));
    private static LedgerNode node;
    private static LedgerNode beside;

    @BeforeAll
    static void start() {
        String database = TestDatabase.freshUrl();
        node = LedgerNode.on(database, CLOCK, "nagaokapay.log.snapshot-every=10");
        beside = LedgerNode.on(database, CLOCK);
        Scenario.openShop(node.ledger());
    }

    @AfterAll
    static void stop() {
        node.close();
        beside.close();
    }

    @Test
    void the_days_offline_payments_are_counted_exactly_whichever_nodes_take_them()
            throws Exception {
        WalletId wallet = charged(10_000);
        List<Callable<PaymentReceipt>> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            LedgerNode any = i % 2 == 0 ? node : beside;
            PaymentRequest payment =
                    request(
                            100,
                            new PaymentRequest.PresentedCode(
                                    CodeId.offline("1234567", i),
                                    CLOCK.instant().plusSeconds(120)));
            many.add(() -> any.ledger().send(new Pay(wallet, payment)));
        }

        assertThat(Together.run(many)).filteredOn(Together.Outcome::succeeded).hasSize(5);
        assertThat(node.bean(Wallets.class).find(wallet).orElseThrow().available())
                .isEqualTo(Yen.of(9_500));
    }

    @Test
    void every_node_shows_every_acknowledged_command_at_once() {
        WalletId wallet = charged(10_000);
        assertThat(beside.bean(Wallets.class).find(WalletId.next())).isEmpty();
        for (int i = 1; i <= 40; i++) {
            PaymentRequest payment = request(100);
            send(new Pay(wallet, payment));
            Yen left = Yen.of(10_000 - 100L * i);
            for (LedgerNode any : List.of(beside, node)) {
                assertThat(any.bean(Wallets.class).find(wallet).orElseThrow().available())
                        .isEqualTo(left);
                assertThat(any.bean(WalletHistory.class).page(wallet, null, 1).entries())
                        .extracting(WalletHistory.Entry::balanceAfter)
                        .containsExactly(left);
                assertThat(
                                any.bean(PaymentList.class)
                                        .day(
                                                payment.merchantId(),
                                                BusinessDate.of(CLOCK.instant()),
                                                null,
                                                PaymentList.PAGE_MAX)
                                        .entries())
                        .extracting(entry -> entry.payment().paymentId())
                        .contains(payment.paymentId());
            }
        }
    }

    @Test
    void a_wallet_read_from_its_snapshot_is_the_same() {
        WalletId wallet = charged(10_000);
        PaymentRequest first = request(700);
        send(new Pay(wallet, first));
        for (int i = 0; i < 30; i++) {
            send(new Pay(wallet, request(10)));
        }
        await().untilAsserted(() ->
                assertThat(
                                node.bean(JdbcClient.class)
                                        .sql(
                                                "SELECT count(*) FROM aggregate_snapshot"
                                                        + " WHERE aggregate_id = ?")
                                        .param(wallet.value())
                                        .query(Long.class)
                                        .single())
                        .isOne());

        WalletView view = beside.bean(Wallets.class).find(wallet).orElseThrow();
        assertThat(view).isEqualTo(node.bean(Wallets.class).find(wallet).orElseThrow());
        assertThat(view.available()).isEqualTo(Yen.of(9_000));
        RefundReceipt refund =
                beside.ledger()
                        .send(
                                new RefundPayment(
                                        wallet,
                                        first.paymentId(),
                                        SHOP,
                                        RefundId.next(),
                                        "slip-" + first.merchantPaymentId(),
                                        Yen.of(700),
                                        null));
        assertThat(refund.available()).isEqualTo(Yen.of(9_700));
    }

    @Test
    void a_shop_finds_a_payment_by_its_own_id_however_it_ended() {
        WalletId wallet = charged(10_000);
        PaymentRequest paid = request(100);
        PaymentRequest open = request(200);
        PaymentRequest voided = request(300);
        PaymentRequest captured = request(400);
        send(new Pay(wallet, paid));
        List.of(open, voided, captured).forEach(it -> send(new AuthorizePayment(wallet, it)));
        send(new VoidPayment(wallet, voided.paymentId(), null));
        send(new CapturePayment(wallet, captured.paymentId(), Yen.of(150), null));

        assertThat(statusOf(paid)).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(statusOf(open)).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(statusOf(voided)).isEqualTo(PaymentStatus.VOIDED);
        assertThat(statusOf(captured)).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(located(captured).payment().captured()).isEqualTo(Yen.of(150));
        assertThat(located(captured).walletId()).isEqualTo(wallet);
        assertThat(beside.bean(Wallets.class).locate(SHOP, "never")).isEmpty();
        assertThatThrownBy(() -> send(new Pay(wallet, voided))).isInstanceOf(Duplicate.class);
    }

    @Test
    void what_a_wallet_let_go_is_refunded_from_the_log_and_never_twice() throws Exception {
        WalletId wallet = charged(10_000);
        PaymentRequest old = request(700);
        PaymentRequest captured = request(400);
        send(new Pay(wallet, old));
        send(new AuthorizePayment(wallet, captured));
        send(new CapturePayment(wallet, captured.paymentId(), Yen.of(300), null));
        for (int i = 0; i < 40; i++) {
            send(new Pay(wallet, request(1)));
        }

        assertThat(statusOf(old)).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(located(captured).payment().captured()).isEqualTo(Yen.of(300));
        assertThatThrownBy(() -> send(new VoidPayment(wallet, old.paymentId(), null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo("PAYMENT_ALREADY_CAPTURED"));
        assertThatThrownBy(() -> send(new Pay(wallet, old))).isInstanceOf(Duplicate.class);

        List<Callable<Boolean>> refunds = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Ledger ledger = (i % 2 == 0 ? node : beside).ledger();
            refunds.add(() -> isGranted(ledger, refund(wallet, old, 100)));
        }
        long granted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> refund : threads.invokeAll(refunds)) {
                granted += refund.get() ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(7);
        assertThat(statusOf(old)).isEqualTo(PaymentStatus.REFUNDED);
        RefundPayment once = refund(wallet, captured, 300);
        assertThat(send(once).payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThatThrownBy(() -> send(once)).isInstanceOf(Duplicate.class);
    }

    private static RefundPayment refund(WalletId wallet, PaymentRequest payment, long yen) {
        RefundId refundId = RefundId.next();
        return new RefundPayment(
                wallet, payment.paymentId(), SHOP, refundId, refundId.value(), Yen.of(yen), null);
    }

    private static boolean isGranted(Ledger ledger, RefundPayment refund) {
        try {
            ledger.send(refund);
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("REFUND_EXCEEDS_CAPTURED");
            return false;
        }
    }

    @Test
    void a_sticker_payment_is_found_by_its_payment_id() {
        WalletId wallet = charged(1_000);
        PaymentId id = PaymentId.next();
        PaymentRequest usual = request(100);
        send(
                new Pay(
                        wallet,
                        new PaymentRequest(
                                id,
                                id.value(),
                                SHOP,
                                usual.shopClass(),
                                null,
                                PaymentMode.MPM,
                                usual.amount(),
                                null,
                                true,
                                null)));
        assertThat(
                        beside.bean(Wallets.class)
                                .locate(SHOP, id.value())
                                .orElseThrow()
                                .payment()
                                .paymentId())
                .isEqualTo(id);
    }

    @Test
    void time_releases_holds_and_books_expired_lots_and_the_lots_agree_with_the_wallet() {
        WalletId wallet = charged(10_000);
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        send(
                new GrantPoints(
                        wallet,
                        GrantId.next(),
                        "campaign:c",
                        wallet.value(),
                        Points.of(500),
                        today,
                        ShopClass.INDEPENDENT,
                        CLOCK.instant()));
        send(new Pay(wallet, request(200)));
        PaymentRequest held = request(900);
        send(new AuthorizePayment(wallet, held));
        WalletJobs jobs = node.bean(WalletJobs.class);

        drained();
        assertThat(jobs.releaseHolds(CLOCK.instant())).isZero();
        assertThat(remaining(wallet)).isEqualTo(10_300);

        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(jobs.releaseHolds(CLOCK.instant())).isPositive();
        drained();
        assertThat(jobs.releaseHolds(CLOCK.instant())).isZero();
        assertThat(statusOf(held)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(remaining(wallet)).isEqualTo(10_300);

        CLOCK.advance(Duration.ofDays(1));
        assertThat(jobs.expireLots(today.plusDays(1))).isPositive();
        drained();
        assertThat(jobs.expireLots(today.plusDays(1))).isZero();
        assertThat(remaining(wallet)).isEqualTo(10_000);
        node.processors().rebuild((_, _) -> {});
        assertThat(remaining(wallet)).isEqualTo(10_000);
    }

    @Test
    void a_hold_that_nobody_booked_as_expired_is_free_in_every_answer_and_decision() {
        WalletId wallet = charged(1_000);
        PaymentRequest held = request(900);
        PaymentRequest other = request(100);
        send(new AuthorizePayment(wallet, held));
        send(new AuthorizePayment(wallet, other));

        CLOCK.advance(Duration.ofMinutes(30));

        WalletView view = beside.bean(Wallets.class).find(wallet).orElseThrow();
        assertThat(view.available()).isEqualTo(Yen.of(1_000));
        assertThat(view.held()).isEqualTo(Yen.ZERO);
        assertThat(view.lots()).extracting(WalletView.Lot::amount).containsExactly(Yen.of(1_000));
        assertThatThrownBy(() -> send(new VoidPayment(wallet, held.paymentId(), null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("AUTHORIZATION_EXPIRED"));
        PaymentRequest late = request(1_000);
        assertThat(send(new Pay(wallet, late)).available()).isEqualTo(Yen.ZERO);
        assertThat(statusOf(held)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(statusOf(other)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(statusOf(late)).isEqualTo(PaymentStatus.CAPTURED);
    }

    private static void drained() {
        node.processors().awaitDrained(Duration.ofSeconds(20));
    }

    private static long remaining(WalletId wallet) {
        return node.bean(JdbcClient.class)
                .sql("SELECT sum(remaining) FROM lot WHERE wallet_id = ?")
                .param(wallet.value())
                .query(Long.class)
                .single();
    }

    private static Wallets.Located located(PaymentRequest request) {
        return beside.bean(Wallets.class).locate(SHOP, request.merchantPaymentId()).orElseThrow();
    }

    private static PaymentStatus statusOf(PaymentRequest request) {
        return located(request).payment().status();
    }

    private static <R> R send(LedgerCommand<R> command) {
        return node.ledger().send(command);
    }

    private static WalletId charged(long yen) {
        WalletId wallet =
                send(new OpenWallet(WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));
        ChargeId charge = ChargeId.next();
        send(new RequestCharge(wallet, charge, Yen.of(yen), Channel.BANK, charge.value(), "once"));
        send(new ConfirmCharge(wallet, charge));
        return wallet;
    }

    static PaymentRequest request(long yen) {
        return request(yen, null);
    }

    private static PaymentRequest request(long yen, PaymentRequest.@Nullable PresentedCode code) {
        PaymentId id = PaymentId.next();
        return new PaymentRequest(
                id,
                "receipt-" + id,
                SHOP,
                ShopClass.INDEPENDENT,
                null,
                code == null ? PaymentMode.MPM : PaymentMode.CPM,
                Yen.of(yen),
                code,
                true,
                null);
    }
}
