package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.UUID;
import jp.nagaokapay.api.gateway.InProcessStage;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayPayment.Status;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.TestLedger.Payer;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.Together.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went wrong with payments elsewhere, each by its name, on the real ledger. */
class PeerBugsTest {
    private static InProcessStage stage;

    private LedgerClient ledger;
    private ShopTerminal shop;
    private Payer payer;

    @BeforeAll
    static void start() {
        stage = new InProcessStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void setUp() {
        ledger = stage.client();
        shop = stage.newShop();
        payer = stage.newPayer(10_000);
    }

    /** PayPay, 2018. */
    @Test
    void charged_twice_on_retry__a_retry_under_the_same_key_or_id_moves_money_once() {
        String code = payer.code();
        RequestKey key = key();
        ledger.pay(key, shop, order("A-1", code, 1_000, true));

        assertThat(ledger.pay(key, shop, order("A-1", code, 1_000, true)).replayed()).isTrue();
        assertThat(refused(() -> ledger.pay(key(), shop, order("A-1", code, 1_000, true))))
                .isEqualTo("PAYMENT_EXISTS");
        assertThat(payer.available()).isEqualTo(9_000);
    }

    @Test
    void a_pending_payment_committed_twice_under_concurrency__one_of_many_captures_wins()
            throws Exception {
        ledger.pay(key(), shop, order("A-1", payer.code(), 4_000, false));

        var outcomes =
                Together.run(
                        Collections.nCopies(20, () -> ledger.capture(key(), shop, "A-1", 1_000L)));

        assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
        assertThat(payer.available()).isEqualTo(9_000);
    }

    @Test
    void holds_not_counted_in_the_available_balance__what_is_held_cannot_be_spent() {
        ledger.pay(key(), shop, order("A-1", payer.code(), 7_000, false));

        assertThat(refused(() -> ledger.pay(key(), shop, order("A-2", payer.code(), 3_001, true))))
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused(() -> ledger.pay(key(), shop, order("A-3", payer.code(), 3_001, false))))
                .isEqualTo("INSUFFICIENT_BALANCE");
        ledger.pay(key(), shop, order("A-4", payer.code(), 3_000, true));
        assertThat(payer.available()).isZero();
    }

    @Test
    void a_rejected_hold_captured_later__a_refused_authorization_is_nothing_to_capture() {
        assertThat(
                        refused(() ->
                                ledger.pay(key(), shop, order("A-1", payer.code(), 10_001, false))))
                .isEqualTo("INSUFFICIENT_BALANCE");

        assertThat(refused(() -> ledger.capture(key(), shop, "A-1", null)))
                .isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(payer.available()).isEqualTo(10_000);
    }

    @Test
    void the_same_key_twice_in_one_batch__a_hundred_at_once_are_one_payment() throws Exception {
        RequestKey key = key();
        PaymentOrder order = order("A-1", payer.code(), 100, true);

        Together.run(Collections.nCopies(100, () -> ledger.pay(key, shop, order)));

        assertThat(payer.available()).isEqualTo(9_900);
        assertThat(ledger.find(shop, "A-1")).get().returns(100L, GatewayPayment::captured);
    }

    @Test
    void a_timeout_that_did_not_release_its_hold__past_its_time_the_value_is_free_again() {
        ledger.pay(key(), shop, order("A-1", payer.code(), 10_000, false));
        assertThat(payer.available()).isZero();

        stage.pass(Duration.ofMinutes(31));
        await().until(() -> stage.releaseHolds() > 0 || payer.available() > 0);

        assertThat(payer.available()).isEqualTo(10_000);
        assertThat(ledger.find(shop, "A-1")).get().returns(Status.EXPIRED, GatewayPayment::status);
        ledger.pay(key(), shop, order("A-2", payer.code(), 10_000, true));
        assertThat(refused(() -> ledger.capture(key(), shop, "A-1", null)))
                .isEqualTo("AUTHORIZATION_EXPIRED");
        assertThat(payer.available()).isZero();
    }

    /** What a settlement will pay out is what this list adds up to. */
    @Test
    void a_balance_doubled__a_payment_asked_for_again_and_again_counts_once_for_its_shop() {
        RequestKey key = key();
        PaymentOrder order = order("A-1", payer.code(), 1_500, true);
        for (int i = 0; i < 5; i++) {
            ledger.pay(key, shop, order);
        }
        var at = ledger.find(shop, "A-1").orElseThrow().authorizedAt();
        LocalDate today =
                LocalDate.ofInstant(java.util.Objects.requireNonNull(at), ZoneId.of("Asia/Tokyo"));

        assertThat(ledger.day(shop, today, null, 100).totals().captured()).isEqualTo(1_500);
        assertThat(ledger.day(shop, today, null, 100).payments()).hasSize(1);
    }

    private static String refused(Runnable attempt) {
        return catchThrowable(attempt::run) instanceof LedgerRefusal refusal
                ? refusal.code()
                : "not refused";
    }

    private static PaymentOrder order(String id, String code, long yen, boolean capture) {
        return new PaymentOrder(id, code, yen, capture, null, true);
    }

    private static RequestKey key() {
        return new RequestKey("terminal|" + UUID.randomUUID(), "hash");
    }
}
