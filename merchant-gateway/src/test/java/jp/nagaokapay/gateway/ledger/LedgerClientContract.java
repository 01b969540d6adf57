package jp.nagaokapay.gateway.ledger;

import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.AUTHORIZED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.CAPTURED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.EXPIRED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.PARTIALLY_REFUNDED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.REFUNDED;
import static jp.nagaokapay.gateway.ledger.GatewayPayment.Status.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.gateway.ledger.TestLedger.Payer;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

/** What every client of the ledger must do, however it reaches the ledger. */
public abstract class LedgerClientContract {
    protected TestLedger testLedger;
    protected LedgerClient ledger;
    protected ShopTerminal shop;

    /** The ledger to test; may be the same for all tests, for each opens a shop of its own. */
    protected abstract TestLedger testLedger();

    @BeforeEach
    void setUp() {
        testLedger = testLedger();
        ledger = testLedger.client();
        shop = testLedger.newShop();
    }

    @Test
    void a_payment_is_taken_and_found_again_by_the_shops_own_id() {
        Payer payer = testLedger.newPayer(5_000);

        GatewayPayment paid = ledger.pay(key(), shop, order("A-1", payer.code(), 1_200)).value();

        assertThat(paid.status()).isEqualTo(CAPTURED);
        assertThat(paid.mode()).isEqualTo(GatewayPayment.Mode.CPM);
        assertThat(paid.amount()).isEqualTo(1_200);
        assertThat(paid.captured()).isEqualTo(1_200);
        assertThat(paid.paid() + paid.points()).isEqualTo(1_200);
        assertThat(paid.terminalId()).isEqualTo(shop.terminalId());
        assertThat(paid.merchantId()).isEqualTo(shop.merchantId());
        assertThat(ledger.find(shop, "A-1")).contains(paid);
        assertThat(payer.available()).isEqualTo(3_800);
    }

    @Test
    void a_payment_nobody_asked_for_is_not_found_and_cannot_be_captured_or_refunded() {
        assertThat(ledger.find(shop, "A-1")).isEmpty();
        assertRefused("PAYMENT_NOT_FOUND", () -> ledger.capture(key(), shop, "A-1", null));
        assertRefused("PAYMENT_NOT_FOUND", () -> refund("A-1", "R-1", 1));
    }

    @Test
    void shops_do_not_see_each_others_payments() {
        ledger.pay(key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 1_200));
        ShopTerminal other = testLedger.newShop();

        assertThat(ledger.find(other, "A-1")).isEmpty();
        ledger.pay(key(), other, order("A-1", testLedger.newPayer(5_000).code(), 300));
        assertThat(ledger.find(other, "A-1")).get().returns(300L, GatewayPayment::amount);
    }

    @Test
    void a_part_of_an_authorization_is_captured_and_the_rest_released() {
        Payer payer = testLedger.newPayer(5_000);
        GatewayPayment held = ledger.pay(key(), shop, hold("A-1", payer.code(), 4_000)).value();
        assertThat(held.status()).isEqualTo(AUTHORIZED);
        assertThat(held.expiresAt()).isNotNull();
        assertThat(payer.available()).isEqualTo(1_000);

        GatewayPayment taken = ledger.capture(key(), shop, "A-1", 1_500L).value();

        assertThat(taken.status()).isEqualTo(CAPTURED);
        assertThat(taken.captured()).isEqualTo(1_500);
        assertThat(taken.amount()).isEqualTo(4_000);
        assertThat(payer.available()).isEqualTo(3_500);
    }

    @Test
    void an_authorization_is_captured_whole_when_no_amount_is_said() {
        ledger.pay(key(), shop, hold("A-1", testLedger.newPayer(5_000).code(), 4_000));

        assertThat(ledger.capture(key(), shop, "A-1", null).value().captured()).isEqualTo(4_000);
    }

    @Test
    void more_than_authorized_is_not_captured_and_nothing_is_captured_twice() {
        ledger.pay(key(), shop, hold("A-1", testLedger.newPayer(5_000).code(), 4_000));

        assertRefused(
                "CAPTURE_EXCEEDS_AUTHORIZATION", () -> ledger.capture(key(), shop, "A-1", 4_001L));
        ledger.capture(key(), shop, "A-1", 1_000L);
        assertRefused("PAYMENT_ALREADY_CAPTURED", () -> ledger.capture(key(), shop, "A-1", 1_000L));
    }

    @Test
    void a_voided_authorization_is_released_and_stays_voided() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, hold("A-1", payer.code(), 4_000));

        assertThat(ledger.voidPayment(key(), shop, "A-1").value().status()).isEqualTo(VOIDED);

        assertThat(payer.available()).isEqualTo(5_000);
        assertRefused("PAYMENT_VOIDED", () -> ledger.capture(key(), shop, "A-1", null));
        assertRefused(
                "PAYMENT_VOIDED", () -> ledger.pay(key(), shop, order("A-1", payer.code(), 4_000)));
        assertThat(ledger.find(shop, "A-1")).get().returns(VOIDED, GatewayPayment::status);
    }

    @Test
    void a_captured_payment_is_not_voided_but_shown() {
        ledger.pay(key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 1_200));

        assertRefused("PAYMENT_ALREADY_CAPTURED", () -> ledger.voidPayment(key(), shop, "A-1"))
                .satisfies(refusal ->
                        assertThat(refusal.details().get("payment"))
                                .asInstanceOf(type(GatewayPayment.class))
                                .returns(CAPTURED, GatewayPayment::status)
                                .returns(1_200L, GatewayPayment::captured));
    }

    @Test
    void a_void_that_overtakes_its_payment_closes_the_id_for_ever() {
        Payer payer = testLedger.newPayer(5_000);

        GatewayPayment closed = ledger.voidPayment(key(), shop, "A-1").value();

        assertThat(closed).isEqualTo(GatewayPayment.closed(shop.merchantId(), "A-1"));
        assertRefused(
                "PAYMENT_VOIDED", () -> ledger.pay(key(), shop, order("A-1", payer.code(), 100)));
        assertThat(payer.available()).isEqualTo(5_000);
        assertThat(ledger.find(shop, "A-1")).contains(closed);
        assertThat(ledger.voidPayment(key(), shop, "A-1").value()).isEqualTo(closed);
    }

    @Test
    void what_is_withdrawn_without_a_key_is_withdrawn_under_one_of_our_own() {
        Jwt token =
                Jwt.withTokenValue("token")
                        .header("alg", "none")
                        .subject(shop.terminalId())
                        .build();
        RequestKey own = TokenTerminal.ownKey(token, "DELETE", "A-1");

        GatewayPayment closed = ledger.voidPayment(own, shop, "A-1").value();

        assertThat(closed).isEqualTo(GatewayPayment.closed(shop.merchantId(), "A-1"));
        assertThat(ledger.voidPayment(own, shop, "A-1").replayed()).isTrue();
    }

    @Test
    void a_payment_is_refunded_in_parts_and_never_beyond_what_was_captured() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 3_000));

        GatewayRefund first = refund("A-1", "R-1", 1_000).value();
        GatewayRefund second = refund("A-1", "R-2", 2_000).value();

        assertThat(first.amount()).isEqualTo(1_000);
        assertThat(first.lapsed()).isZero();
        assertThat(first.payment().status()).isEqualTo(PARTIALLY_REFUNDED);
        assertThat(second.payment().status()).isEqualTo(REFUNDED);
        assertThat(second.payment().refunded()).isEqualTo(3_000);
        assertThat(payer.available()).isEqualTo(5_000);
        assertRefused("REFUND_EXCEEDS_CAPTURED", () -> refund("A-1", "R-3", 1));
    }

    @Test
    void a_refunds_own_id_is_good_once() {
        ledger.pay(key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 3_000));
        refund("A-1", "R-1", 1_000);

        assertRefused("REFUND_EXISTS", () -> refund("A-1", "R-1", 1_000));

        assertThat(ledger.find(shop, "A-1")).get().returns(1_000L, GatewayPayment::refunded);
    }

    @Test
    void a_hold_is_not_refunded() {
        ledger.pay(key(), shop, hold("A-1", testLedger.newPayer(5_000).code(), 4_000));

        assertRefused("PAYMENT_NOT_CAPTURED", () -> refund("A-1", "R-1", 1));
    }

    @Test
    void a_hold_that_nobody_captures_ends_by_itself() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, hold("A-1", payer.code(), 4_000));

        testLedger.pass(Duration.ofMinutes(31));

        assertThat(ledger.find(shop, "A-1")).get().returns(EXPIRED, GatewayPayment::status);
        assertRefused("AUTHORIZATION_EXPIRED", () -> ledger.capture(key(), shop, "A-1", null));
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_moves_nothing() {
        Payer payer = testLedger.newPayer(5_000);
        RequestKey key = key();
        PaymentOrder order = order("A-1", payer.code(), 1_200);
        Reply<GatewayPayment> first = ledger.pay(key, shop, order);

        Reply<GatewayPayment> again = ledger.pay(key, shop, order);

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Reply<>(first.value(), true));
        assertThat(payer.available()).isEqualTo(3_800);
    }

    @Test
    void a_refused_request_again_is_refused_again_even_when_it_could_be_granted_now() {
        Payer payer = testLedger.newPayer(1_000);
        RequestKey key = key();
        PaymentOrder tooMuch = order("A-1", payer.code(), 1_001);
        assertRefused("INSUFFICIENT_BALANCE", () -> ledger.pay(key, shop, tooMuch))
                .returns(false, LedgerRefusal::replayed);

        assertRefused("INSUFFICIENT_BALANCE", () -> ledger.pay(key, shop, tooMuch))
                .returns(true, LedgerRefusal::replayed);
        ledger.pay(key(), shop, order("A-1", payer.code(), 1_000));
    }

    @Test
    void a_kept_refusal_still_shows_the_payment() {
        ledger.pay(key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 1_200));
        RequestKey key = key();
        LedgerRefusal first =
                assertRefused(
                                "PAYMENT_ALREADY_CAPTURED",
                                () -> ledger.voidPayment(key, shop, "A-1"))
                        .actual();

        assertRefused("PAYMENT_ALREADY_CAPTURED", () -> ledger.voidPayment(key, shop, "A-1"))
                .returns(true, LedgerRefusal::replayed)
                .returns(first.details(), LedgerRefusal::details);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        Payer payer = testLedger.newPayer(5_000);
        RequestKey key = key();
        ledger.pay(key, shop, order("A-1", payer.code(), 1_200));
        RequestKey other = new RequestKey(key.key(), "another hash");

        assertThatThrownBy(() -> ledger.pay(other, shop, order("A-2", payer.code(), 1)))
                .isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> ledger.voidPayment(other, shop, "A-1"))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void the_shops_own_id_is_good_once_and_the_refusal_shows_the_payment() {
        Payer payer = testLedger.newPayer(5_000);
        GatewayPayment paid = ledger.pay(key(), shop, order("A-1", payer.code(), 1_200)).value();

        assertRefused(
                        "PAYMENT_EXISTS",
                        () -> ledger.pay(key(), shop, order("A-1", payer.code(), 900)))
                .returns(Map.of("payment", paid), LedgerRefusal::details);
        assertRefused(
                "PAYMENT_EXISTS",
                () ->
                        ledger.pay(
                                key(), shop, order("A-1", testLedger.newPayer(5_000).code(), 900)));
        assertThat(payer.available()).isEqualTo(3_800);
    }

    @Test
    void a_code_is_good_once_and_for_five_minutes_and_only_if_the_ledger_gave_it_out() {
        Payer payer = testLedger.newPayer(5_000);
        String used = payer.code();
        ledger.pay(key(), shop, order("A-1", used, 100));
        String old = payer.code();

        assertRefused("CODE_USED", () -> ledger.pay(key(), shop, order("A-2", used, 200)));
        assertRefused(
                "CODE_UNKNOWN",
                () -> ledger.pay(key(), shop, order("A-3", "0000000000000000", 300)));
        testLedger.pass(Duration.ofMinutes(5));
        assertRefused("CODE_EXPIRED", () -> ledger.pay(key(), shop, order("A-4", old, 400)));
    }

    @Test
    void an_equal_payment_within_a_minute_needs_the_payers_word_and_burns_nothing() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 100));
        String code = payer.code();
        RequestKey key = key();
        assertRefused("SIMILAR_PAYMENT", () -> ledger.pay(key, shop, order("A-2", code, 100)))
                .returns(false, LedgerRefusal::replayed);
        assertRefused("SIMILAR_PAYMENT", () -> ledger.pay(key, shop, order("A-2", code, 100)))
                .returns(false, LedgerRefusal::replayed);

        var agreed = new PaymentOrder("A-2", code, 100, true, null, true);

        assertThat(ledger.pay(key(), shop, agreed).value().status()).isEqualTo(CAPTURED);
    }

    @Test
    void a_cards_pin_is_asked_for_above_its_limit_and_burns_neither_key_nor_code() {
        Payer card = testLedger.newCard(10_000, "4711");
        PaymentOrder large = order("A-1", card.code(), 3_001);
        RequestKey key = key();

        for (int twice = 0; twice < 2; twice++) {
            assertRefused("PIN_REQUIRED", () -> ledger.pay(key, shop, large))
                    .returns(false, LedgerRefusal::replayed);
            assertRefused("PIN_WRONG", () -> ledger.pay(key, shop, large.withPin("0000")))
                    .returns(false, LedgerRefusal::replayed);
        }
        GatewayPayment paid = ledger.pay(key, shop, large.withPin("4711")).value();
        ledger.pay(key(), shop, order("A-2", card.code(), 3_000));

        assertThat(paid.status()).isEqualTo(CAPTURED);
        assertThat(ledger.pay(key, shop, large).replayed()).isTrue();
        assertThat(card.available()).isEqualTo(3_999);
    }

    @Test
    void a_revoked_terminal_can_do_nothing_whatever_its_token_says() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 100));
        testLedger.revoke(shop);

        assertRefused(
                "TERMINAL_REVOKED", () -> ledger.pay(key(), shop, order("A-2", payer.code(), 1)));
        assertRefused("TERMINAL_REVOKED", () -> ledger.find(shop, "A-1"));
        assertRefused("TERMINAL_REVOKED", () -> refund("A-1", "R-1", 1));
        assertRefused("TERMINAL_REVOKED", () -> ledger.voidPayment(key(), shop, "A-1"));
        assertRefused("TERMINAL_REVOKED", () -> ledger.shop(shop));
    }

    @Test
    void whatever_it_does_first_a_terminal_revoked_a_moment_ago_moves_nothing() {
        Map<String, ThrowingCallable> attempts =
                Map.of(
                        "refund", () -> refund("A-1", "R-1", 1),
                        "void", () -> ledger.voidPayment(key(), shop, "A-2"),
                        "close", () -> ledger.voidPayment(key(), shop, "A-3"),
                        "capture", () -> ledger.capture(key(), shop, "A-2", null));
        attempts.forEach((name, attempt) -> {
            shop = testLedger.newShop();
            Payer payer = testLedger.newPayer(5_000);
            ledger.pay(key(), shop, order("A-1", payer.code(), 100));
            ledger.pay(key(), shop, hold("A-2", payer.code(), 200));
            testLedger.revoke(shop);

            assertRefused("TERMINAL_REVOKED", attempt);

            assertThat(payer.available()).as(name).isEqualTo(4_700);
        });
    }

    @Test
    void a_suspended_shop_takes_nothing_but_gives_back() {
        Payer payer = testLedger.newPayer(5_000);
        ledger.pay(key(), shop, order("A-1", payer.code(), 100));
        ledger.pay(key(), shop, hold("A-2", payer.code(), 200));
        testLedger.suspendShopOf(shop);

        assertRefused(
                "MERCHANT_SUSPENDED", () -> ledger.pay(key(), shop, order("A-3", payer.code(), 1)));
        assertRefused("MERCHANT_SUSPENDED", () -> ledger.capture(key(), shop, "A-2", null));
        refund("A-1", "R-1", 100);
        ledger.voidPayment(key(), shop, "A-2");
        assertThat(payer.available()).isEqualTo(5_000);
    }

    @Test
    void the_printed_code_has_the_facts_of_the_shop() {
        assertThat(ledger.shop(shop).merchantId()).isEqualTo(shop.merchantId());
        assertThat(ledger.shop(shop).categoryCode()).matches("[0-9]{4}");
        assertThat(ledger.shopOfOwner(shop.merchantId())).isEqualTo(ledger.shop(shop));
    }

    protected final Reply<GatewayRefund> refund(String payment, String refund, long amount) {
        return ledger.refund(key(), shop, new RefundOrder(payment, refund, amount));
    }

    protected static PaymentOrder order(String id, String code, long amount) {
        return new PaymentOrder(id, code, amount, true, null, false);
    }

    protected static PaymentOrder hold(String id, String code, long amount) {
        return new PaymentOrder(id, code, amount, false, null, false);
    }

    protected static RequestKey key() {
        return new RequestKey("client|" + UUID.randomUUID(), "hash");
    }

    protected static AbstractObjectAssert<?, LedgerRefusal> assertRefused(
            String code, ThrowingCallable attempt) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(attempt);
        return assertThat(thrown)
                .asInstanceOf(type(LedgerRefusal.class))
                .returns(code, LedgerRefusal::code);
    }
}
