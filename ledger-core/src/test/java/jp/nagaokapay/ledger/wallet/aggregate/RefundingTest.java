package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.OTHER_SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.capture;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.refund;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.junit.jupiter.api.Test;

class RefundingTest {

    @Test
    void a_refund_goes_back_to_its_lots_with_their_old_expiry() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-12-31").paid("1", 600);
        wallet.after(Duration.ofDays(30));

        RefundReceipt receipt = wallet.answers(refund("1", "r", 600));

        assertThat(receipt.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(receipt.lapsed()).isEqualTo(Yen.ZERO);
        assertThat(receipt.available()).isEqualTo(Yen.of(1_100));
        assertThat(wallet.state().lots().list())
                .extracting(lot -> lot.amount() + " until " + lot.expiresOn())
                .containsExactly("100 yen until 2023-12-31", "1000 yen until 2024-04-02");
    }

    @Test
    void a_refund_in_parts_goes_against_the_order_of_spending() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-12-31").paid("1", 300);

        assertThat(back(wallet, "a", 150)).containsExactly("150 yen until 2024-04-02");
        assertThat(back(wallet, "b", 100))
                .containsExactly("50 yen until 2024-04-02", "50 yen until 2023-12-31");
        assertThat(wallet.payment("1").status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(back(wallet, "c", 50)).containsExactly("50 yen until 2023-12-31");
    }

    private static List<String> back(WalletGiven wallet, String id, long yen) {
        PaymentRefunded event = (PaymentRefunded) wallet.events(refund("1", id, yen)).getFirst();
        return event.returned().stream()
                .map(part -> part.amount() + " until " + part.expiresOn())
                .toList();
    }

    @Test
    void never_more_comes_back_than_was_captured() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 600);
        wallet.does(capture("1", 500L)).does(refund("1", "a", 200));
        wallet.refused(refund("1", "b", 301), WalletRule.REFUND_WITHIN_CAPTURED);
        wallet.refused(refund("1", "b", 0), WalletRule.REFUND_WITHIN_CAPTURED);
        wallet.does(refund("1", "b", 300));
        wallet.refused(refund("1", "c", 1), WalletRule.REFUND_WITHIN_CAPTURED);
        assertThat(wallet.available()).isEqualTo(1_000);
    }

    @Test
    void what_has_expired_meanwhile_lapses_and_is_said() {
        WalletGiven wallet = opened().charged(1_000).granted(100, "2023-10-31").paid("1", 300);
        wallet.at("2023-11-01T03:00:00Z");

        RefundReceipt receipt = wallet.answers(refund("1", "r", 300));

        assertThat(receipt.lapsed()).isEqualTo(Yen.of(100));
        assertThat(receipt.payment().refunded()).isEqualTo(Yen.of(300));
        assertThat(receipt.available()).isEqualTo(Yen.of(1_000));
    }

    @Test
    void a_refund_into_a_closed_wallet_lapses() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 300);
        wallet.does(new CloseWallet(WALLET));

        RefundReceipt receipt = wallet.answers(refund("1", "r", 300));

        assertThat(receipt.lapsed()).isEqualTo(Yen.of(300));
        assertThat(wallet.available()).isZero();
    }

    @Test
    void a_suspended_wallet_takes_refunds() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 300);
        wallet.does(new SuspendWallet(WALLET, "lost phone")).does(refund("1", "r", 300));
        assertThat(wallet.available()).isEqualTo(1_000);
    }

    @Test
    void the_same_refund_is_a_duplicate_and_not_an_excess() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 300).does(refund("1", "r", 300));
        assertThat(wallet.failure(refund("1", "r", 300)))
                .isInstanceOfSatisfying(
                        Duplicate.class,
                        duplicate ->
                                assertThat(duplicate.key())
                                        .isEqualTo("refund:merchant:bakery:slip-r"));
    }

    @Test
    void only_the_shop_that_was_paid_refunds() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 300);
        wallet.refused(
                new RefundPayment(
                        WALLET,
                        new PaymentId("payment:1"),
                        OTHER_SHOP,
                        new RefundId("refund:r"),
                        "slip",
                        Yen.of(1),
                        null),
                WalletRule.PAYMENT_IS_KNOWN);
    }

    @Test
    void what_was_not_captured_is_not_refunded() {
        WalletGiven wallet = opened().charged(1_000).authorized("1", 300);
        wallet.refused(refund("1", "r", 300), WalletRule.PAYMENT_IS_CAPTURED);
        wallet.does(new VoidPayment(WALLET, new PaymentId("payment:1"), null));
        wallet.refused(refund("1", "r", 300), WalletRule.PAYMENT_IS_CAPTURED);
        wallet.refused(refund("never", "r", 300), WalletRule.PAYMENT_IS_KNOWN);
    }

    @Test
    void a_payment_is_refunded_within_180_days_and_then_leaves_the_state() {
        WalletGiven wallet = opened().charged(1_000).paid("1", 300).paid("2", 300);
        wallet.after(Duration.ofDays(180).minusSeconds(1)).does(refund("1", "a", 100));
        wallet.after(Duration.ofSeconds(1));
        wallet.refused(refund("1", "b", 100), WalletRule.WITHIN_REFUND_WINDOW);
        wallet.granted(1, "2024-12-31");
        assertThat(wallet.state().payments().list()).isEmpty();
        wallet.refused(refund("1", "b", 100), WalletRule.WITHIN_REFUND_WINDOW);
    }
}
