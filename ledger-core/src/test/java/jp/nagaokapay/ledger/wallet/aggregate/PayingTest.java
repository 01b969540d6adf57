package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.OTHER_SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.authorize;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.capture;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.pay;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.refund;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.junit.jupiter.api.Test;

class PayingTest {

    @Test
    void paying_takes_the_amount_and_answers_what_is_left() {
        WalletGiven wallet = opened().charged(5_000);

        PaymentReceipt receipt = wallet.answers(pay("1", 1_200));

        Payment payment = receipt.payment();
        assertThat(receipt.available()).isEqualTo(Yen.of(3_800));
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(payment.captured()).isEqualTo(Yen.of(1_200));
        assertThat(payment.paid()).isEqualTo(Yen.of(1_200));
        assertThat(payment.authorizedAt()).isEqualTo(wallet.now());
        assertThat(payment.expiresAt()).isNull();
    }

    @Test
    void paying_more_than_the_available_balance_is_refused() {
        opened().charged(1_000).refused(pay("1", 1_001), WalletRule.ENOUGH_AVAILABLE);
        opened().charged(1_000).does(pay("1", 1_000));
    }

    @Test
    void what_is_held_is_not_available() {
        opened().charged(1_000)
                .authorized("1", 400)
                .refused(pay("2", 601), WalletRule.ENOUGH_AVAILABLE);
    }

    @Test
    void the_earliest_expiry_is_spent_first_and_points_before_paid_on_the_same_day() {
        WalletGiven wallet = opened().charged(1_000); // until 2 April
        wallet.granted(100, "2024-04-02").granted(100, "2024-04-03").granted(100, "2024-01-31");

        List<LotPart> parts = ((PaymentMade) wallet.events(pay("1", 1_250)).getFirst()).parts();

        assertThat(parts)
                .extracting(part -> part.kind() + " " + part.expiresOn() + " " + part.amount())
                .containsExactly(
                        "POINTS 2024-01-31 100 yen",
                        "POINTS 2024-04-02 100 yen",
                        "PAID 2024-04-02 1000 yen",
                        "POINTS 2024-04-03 50 yen");
    }

    @Test
    void restricted_points_are_spent_only_at_shops_of_their_class() {
        WalletGiven wallet =
                opened().charged(1_000).granted(500, "2023-12-31", ShopClass.SHOPPING_STREET);

        wallet.refused(pay("1", 1_001), WalletRule.ENOUGH_AVAILABLE);

        Payment there =
                wallet.answers(
                                new Pay(
                                        WALLET,
                                        request(
                                                "2",
                                                1_001,
                                                SHOP,
                                                ShopClass.SHOPPING_STREET,
                                                null,
                                                true)))
                        .payment();
        assertThat(there.points()).isEqualTo(Yen.of(500));
        assertThat(there.paid()).isEqualTo(Yen.of(501));
    }

    @Test
    void an_expired_lot_is_not_spent_however_late_its_expiry_is_booked() {
        WalletGiven wallet = opened().charged(1_000).granted(1_000, "2023-10-31");

        wallet.at("2023-10-31T14:59:59Z").does(pay("1", 300));
        wallet.at("2023-10-31T15:00:00Z");

        assertThat(wallet.available()).isEqualTo(1_000);
        wallet.refused(pay("2", 1_001), WalletRule.ENOUGH_AVAILABLE);
    }

    @Test
    void a_payment_is_between_1_and_100_000_yen() {
        opened().charged(1_000).refused(pay("1", 0), WalletRule.PAYMENT_WITHIN_BOUNDS);
        opened().charged(1_000).refused(pay("1", 100_001), WalletRule.PAYMENT_WITHIN_BOUNDS);
        opened().charged(1_000).does(pay("1", 1));
    }

    @Test
    void a_code_pays_once() {
        WalletGiven wallet = opened().charged(5_000);
        PresentedCode code = wallet.code("c", Duration.ofMinutes(5));
        wallet.does(payByCode("1", 100, code));

        wallet.after(Duration.ofMinutes(4));
        wallet.refused(payByCode("2", 200, code), WalletRule.CODE_IS_UNUSED);
        wallet.after(Duration.ofMinutes(1));
        wallet.refused(payByCode("3", 200, code), WalletRule.CODE_IS_LIVE);
    }

    @Test
    void a_refused_payment_burns_no_code() {
        WalletGiven wallet = opened().charged(1_000);
        PresentedCode code = wallet.code("c", Duration.ofMinutes(5));
        wallet.refused(payByCode("1", 2_000, code), WalletRule.ENOUGH_AVAILABLE);
        wallet.does(payByCode("1", 1_000, code));
    }

    @Test
    void used_codes_are_forgotten_some_time_after_they_have_expired() {
        WalletGiven wallet = opened().charged(5_000);
        wallet.does(payByCode("1", 100, wallet.code("c", Duration.ofMinutes(5))));
        assertThat(wallet.state().codes().used().size()).isOne();
        wallet.after(Duration.ofMinutes(10)).paid("2", 100);
        assertThat(wallet.state().codes().used().size()).isZero();
    }

    @Test
    void the_same_payment_of_a_shop_is_a_duplicate_whatever_else_it_says() {
        WalletGiven wallet = opened().charged(5_000).paid("1", 100).authorized("2", 100);
        assertThat(wallet.failure(pay("1", 200)))
                .isInstanceOfSatisfying(
                        Duplicate.class,
                        duplicate -> {
                            assertThat(duplicate.kind()).isEqualTo(Duplicate.Key.BUSINESS);
                            assertThat(duplicate.key())
                                    .isEqualTo("payment:merchant:bakery:receipt-1");
                        });
        assertThat(wallet.failure(authorize("2", 100))).isInstanceOf(Duplicate.class);
    }

    @Test
    void one_payment_id_does_not_name_two_payments() {
        WalletGiven wallet = opened().charged(5_000).paid("1", 100);
        PaymentRequest other = request("2", 200);
        wallet.refused(
                new Pay(
                        WALLET,
                        new PaymentRequest(
                                new PaymentId("payment:1"),
                                other.merchantPaymentId(),
                                SHOP,
                                other.shopClass(),
                                null,
                                other.mode(),
                                other.amount(),
                                null,
                                true,
                                null)),
                WalletRule.PAYMENT_IS_NEW);
    }

    @Test
    void a_second_payment_of_the_same_amount_at_the_same_shop_within_a_minute_needs_a_word() {
        WalletGiven wallet = opened().charged(5_000).paid("1", 100).authorized("a", 300);
        wallet.after(Duration.ofSeconds(59));

        wallet.refused(notAgreed("2", 100, SHOP), WalletRule.PAYMENT_IS_NOT_SIMILAR);
        wallet.refused(notAgreed("2", 300, SHOP), WalletRule.PAYMENT_IS_NOT_SIMILAR);
        assertThat(WalletRule.PAYMENT_IS_NOT_SIMILAR.kept()).isFalse();

        wallet.does(notAgreed("3", 101, SHOP)).does(notAgreed("4", 100, OTHER_SHOP));
        wallet.does(pay("5", 300)); // agreed
        wallet.after(Duration.ofSeconds(1)).does(notAgreed("6", 101, OTHER_SHOP));
    }

    @Test
    void a_payment_that_was_undone_makes_no_other_similar() {
        WalletGiven wallet = opened().charged(5_000).paid("1", 100).authorized("2", 200);
        wallet.does(refund("1", "r", 100));
        wallet.does(new VoidPayment(WALLET, new PaymentId("payment:2"), null));
        wallet.does(notAgreed("3", 100, SHOP)).does(notAgreed("4", 200, SHOP));
    }

    @Test
    void a_wallet_stays_small_however_much_it_pays() {
        WalletGiven wallet = opened().charged(5_000);
        WalletState state = wallet.state();
        for (int i = 0; i < 2_000; i++) {
            state = state.evolve(decided(state, "n" + i, wallet.now()));
        }
        assertThat(state.payments().list()).hasSize(Payments.RECENT_MAX);
        assertThat(state.payments().days()).hasSize(1).containsValue(2_000);
    }

    private static PaymentMade decided(WalletState state, String id, Instant at) {
        return PaymentDecisions.pay(
                state, new PastOf(List.of()), pay(id, 1), at, WalletLimits.DEFAULT);
    }

    @Test
    void a_payment_that_the_wallet_let_go_is_still_a_duplicate_and_not_too_much() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 900);
        wallet.after(Duration.ofDays(30)).granted(1, "2024-01-31");
        assertThat(wallet.state().payments().list()).isEmpty();
        assertThat(wallet.failure(pay("1", 900))).isInstanceOf(Duplicate.class);
        wallet.refused(pay("2", 900), WalletRule.ENOUGH_AVAILABLE);
        wallet.refused(capture("1", null), WalletRule.PAYMENT_IS_NOT_CAPTURED);
    }

    @Test
    void a_wallet_remembers_only_so_many_payments() {
        WalletLimits usual = WalletLimits.DEFAULT;
        WalletGiven wallet =
                opened().within(
                                new WalletLimits(
                                        usual.chargeMin(),
                                        usual.chargeMax(),
                                        usual.chargeStep(),
                                        usual.chargePerDay(),
                                        usual.paidBalanceMax(),
                                        usual.paymentMin(),
                                        usual.paymentMax(),
                                        usual.holdLifetime(),
                                        usual.refundWindow(),
                                        usual.similarPaymentWindow(),
                                        usual.openHoldsMax(),
                                        3,
                                        usual.offline()))
                        .charged(5_000);
        wallet.paid("1", 1).paid("2", 1).authorized("3", 1);
        wallet.refused(pay("4", 1), WalletRule.WITHIN_REFUNDABLE_PAYMENTS);
        wallet.after(Duration.ofDays(180)).does(pay("4", 1)).does(pay("5", 1));
        assertThat(wallet.state().payments().list()).hasSize(2);
    }

    private static Pay notAgreed(String id, long yen, MerchantId shop) {
        return new Pay(WALLET, request(id, yen, shop, ShopClass.INDEPENDENT, null, false));
    }

    private static Pay payByCode(String id, long yen, PresentedCode code) {
        return new Pay(WALLET, request(id, yen, SHOP, ShopClass.INDEPENDENT, code, true));
    }
}
