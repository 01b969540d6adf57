package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.authorize;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.capture;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.pay;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireLots;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final VoidPayment VOID =
            new VoidPayment(WALLET, new PaymentId("payment:1"), null);
    private static final ExpireHold EXPIRE = new ExpireHold(WALLET, new PaymentId("payment:1"));

    @Test
    void an_authorization_holds_value_for_thirty_minutes() {
        WalletGiven wallet = opened().charged(1_000);

        PaymentReceipt receipt = wallet.answers(authorize("1", 600));

        assertThat(receipt.available()).isEqualTo(Yen.of(400));
        assertThat(receipt.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(receipt.payment().captured()).isEqualTo(Yen.ZERO);
        assertThat(receipt.payment().paid()).isEqualTo(Yen.of(600));
        assertThat(receipt.payment().expiresAt())
                .isEqualTo(wallet.now().plus(Duration.ofMinutes(30)));
        assertThat(wallet.state().held()).isEqualTo(Yen.of(600));
    }

    @Test
    void a_hold_ends_no_later_than_the_lots_it_holds() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-10-31");
        wallet.at("2023-10-31T14:50:00Z");
        assertThat(wallet.answers(authorize("1", 600)).payment().expiresAt())
                .isEqualTo(Instant.parse("2023-10-31T15:00:00Z"));
        assertThat(wallet.answers(authorize("2", 100)).payment().expiresAt())
                .as("holds no points")
                .isEqualTo(Instant.parse("2023-10-31T15:20:00Z"));
    }

    @Test
    void capturing_takes_the_hold_once() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);

        PaymentReceipt receipt = wallet.answers(capture("1", null));

        assertThat(receipt.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(receipt.available()).isEqualTo(Yen.of(400));
        Refused again = wallet.refused(capture("1", null), WalletRule.PAYMENT_IS_NOT_CAPTURED);
        assertThat(again.details()).containsEntry("payment", receipt.payment());
        Refused voided = wallet.refused(VOID, WalletRule.PAYMENT_IS_NOT_CAPTURED);
        assertThat(voided.details()).containsEntry("payment", receipt.payment());
    }

    @Test
    void capturing_a_part_releases_what_lives_longest() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-12-31");
        wallet.authorized("1", 600);

        PaymentCaptured event = (PaymentCaptured) wallet.events(capture("1", 250L)).getFirst();

        assertThat(LotPart.total(event.parts(), LotKind.POINTS)).isEqualTo(Yen.of(100));
        assertThat(LotPart.total(event.parts(), LotKind.PAID)).isEqualTo(Yen.of(150));
        assertThat(LotPart.total(event.released())).isEqualTo(Yen.of(350));
        assertThat(event.lapsed()).isEmpty();
        assertThat(wallet.available()).isEqualTo(850);
        Payment payment = wallet.payment("1");
        assertThat(payment.amount()).isEqualTo(Yen.of(600));
        assertThat(payment.captured()).isEqualTo(Yen.of(250));
        assertThat(payment.paid()).isEqualTo(Yen.of(150));
    }

    @Test
    void no_more_is_captured_than_authorized_and_not_nothing() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);
        wallet.refused(capture("1", 601L), WalletRule.CAPTURE_WITHIN_AUTHORIZED);
        wallet.refused(capture("1", 0L), WalletRule.CAPTURE_WITHIN_AUTHORIZED);
    }

    @Test
    void a_hold_past_its_time_cannot_be_captured_however_late_its_end_is_booked() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);
        wallet.after(Duration.ofMinutes(30));

        assertThat(wallet.payment("1").status()).isEqualTo(PaymentStatus.EXPIRED);
        wallet.refused(capture("1", null), WalletRule.AUTHORIZATION_IS_LIVE);
        wallet.does(EXPIRE);
        wallet.refused(capture("1", null), WalletRule.AUTHORIZATION_IS_LIVE);
        wallet.after(Duration.ofHours(2)).paid("x", 1);
        wallet.refused(capture("1", null), WalletRule.PAYMENT_IS_OPEN);
    }

    @Test
    void what_has_expired_stays_expired_when_the_shop_voids_it() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);
        wallet.after(Duration.ofMinutes(30));

        wallet.refused(VOID, WalletRule.AUTHORIZATION_IS_LIVE);

        assertThat(wallet.state().endedHolds().get(new PaymentId("payment:1")))
                .isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void an_expired_hold_is_free_to_spend_at_once_though_no_job_came_by() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600).authorized("2", 400);
        wallet.refused(pay("early", 1), WalletRule.ENOUGH_AVAILABLE);

        wallet.after(Duration.ofMinutes(30));

        assertThat(wallet.answers(pay("late", 1_000)).available()).isEqualTo(Yen.ZERO);
    }

    @Test
    void a_payment_is_not_similar_to_an_expired_hold() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-10-31");
        wallet.at("2023-10-31T14:59:30Z").authorized("1", 100);
        PaymentRequest again = request("2", 100, SHOP, ShopClass.INDEPENDENT, null, false);
        wallet.refused(new Pay(WALLET, again), WalletRule.PAYMENT_IS_NOT_SIMILAR);

        wallet.after(Duration.ofSeconds(30));

        wallet.does(new Pay(WALLET, again));
    }

    @Test
    void a_wallet_whose_holds_have_expired_can_be_closed_and_its_charge_reversed() {
        ChargeId charge = new ChargeId("charge:held");
        WalletGiven wallet = opened().charged(charge, 1_000).authorized("1", 600);
        wallet.refused(new ReverseCharge(WALLET, charge), WalletRule.CHARGE_IS_UNSPENT);

        wallet.after(Duration.ofMinutes(30));

        wallet.does(new ReverseCharge(WALLET, charge)).does(new CloseWallet(WALLET));
    }

    @Test
    void voiding_releases_everything_and_nothing_can_be_captured_after() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);

        PaymentReceipt receipt = wallet.answers(VOID);

        assertThat(receipt.payment().status()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(receipt.payment().amount()).isEqualTo(Yen.of(600));
        assertThat(receipt.available()).isEqualTo(Yen.of(1_000));
        wallet.refused(capture("1", null), WalletRule.PAYMENT_IS_NOT_VOIDED);
        wallet.refused(VOID, WalletRule.PAYMENT_IS_NOT_VOIDED);
    }

    @Test
    void an_unknown_payment_is_neither_captured_nor_voided() {
        opened().refused(capture("1", null), WalletRule.PAYMENT_IS_OPEN);
        opened().refused(VOID, WalletRule.PAYMENT_IS_OPEN);
    }

    @Test
    void a_hold_ends_by_its_time_and_not_before() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);
        assertThat(wallet.after(Duration.ofSeconds(1_799)).events(EXPIRE)).isEmpty();
        assertThat(wallet.after(Duration.ofSeconds(1)).events(EXPIRE)).hasSize(1);
        assertThat(wallet.available()).isEqualTo(1_000);
        assertThat(wallet.events(EXPIRE)).isEmpty();
    }

    @Test
    void what_a_late_release_finds_expired_lapses() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-10-31");
        wallet.at("2023-10-31T14:50:00Z").authorized("1", 600);
        wallet.at("2023-11-01T03:00:00Z");

        HoldExpired event = (HoldExpired) wallet.events(EXPIRE).getFirst();

        assertThat(LotPart.total(event.lapsed())).isEqualTo(Yen.of(100));
        assertThat(LotPart.total(event.released())).isEqualTo(Yen.of(500));
        assertThat(wallet.available()).isEqualTo(1_000);
        assertThat(wallet.events(new ExpireLots(WALLET, LocalDate.MAX))).isEmpty();
    }

    @Test
    void a_wallet_has_at_most_a_hundred_open_holds_and_expired_ones_do_not_count() {
        WalletGiven wallet = opened().charged(1_000);
        for (int i = 0; i < 100; i++) {
            wallet.authorized("h" + i, 1);
        }
        wallet.refused(authorize("one-more", 1), WalletRule.WITHIN_OPEN_HOLDS);
        wallet.does(pay("but-paying-goes", 1));

        wallet.after(Duration.ofMinutes(30)).does(authorize("one-more", 1));

        assertThat(wallet.state().holds()).hasSize(1);
    }

    @Test
    void a_suspended_wallet_starts_no_hold_but_lets_open_ones_end() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 100).authorized("2", 100);
        wallet.does(new SuspendWallet(WALLET, "lost phone"));
        wallet.refused(authorize("3", 1), WalletRule.WALLET_IS_NOT_SUSPENDED);
        wallet.does(VOID).does(capture("2", null));
    }

    @Test
    void a_wallet_with_an_open_hold_is_not_closed() {
        opened().charged(1_000)
                .authorized("1", 100)
                .refused(new CloseWallet(WALLET), WalletRule.NO_HOLD_IS_OPEN);
    }
}
