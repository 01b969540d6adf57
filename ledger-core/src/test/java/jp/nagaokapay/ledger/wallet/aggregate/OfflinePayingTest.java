package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.SHOP;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Paying with codes that the phone made without a network; the day is 2 October 2023. */
@NullMarked
class OfflinePayingTest {
    private int payments;
    private long window;

    @Test
    void a_code_of_a_window_is_good_once() {
        WalletGiven wallet = opened().charged(10_000);
        CodeId code = CodeId.offline("1234567", 7);
        wallet.does(pay(wallet, code, 100));
        wallet.refused(pay(wallet, code, 100), WalletRule.CODE_IS_UNUSED);
        wallet.does(pay(wallet, CodeId.offline("1234567", 8), 100));
    }

    @Test
    void a_payment_is_small() {
        WalletGiven wallet = opened().charged(50_000);
        wallet.refused(next(wallet, 10_001), WalletRule.WITHIN_OFFLINE_PAYMENT);
        wallet.does(next(wallet, 10_000));
    }

    @Test
    void five_a_day_are_enough_and_an_authorization_counts() {
        WalletGiven wallet = opened().charged(50_000);
        for (int i = 0; i < 4; i++) {
            wallet.does(next(wallet, 100));
        }
        wallet.does(new AuthorizePayment(WALLET, next(wallet, 100).request()));
        wallet.refused(next(wallet, 100), WalletRule.WITHIN_OFFLINE_PAYMENTS_OF_A_DAY);
        wallet.paid("online", 100);
        wallet.at("2023-10-02T15:00:00Z").does(next(wallet, 100));
    }

    @Test
    void twenty_in_thirty_days_are_enough_however_many_other_codes_were_used() {
        WalletGiven wallet = opened().charged(50_000);
        Instant first = wallet.now();
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 5; i++) {
                wallet.does(next(wallet, 10));
            }
            wallet.after(Duration.ofDays(1));
        }
        wallet.refused(next(wallet, 10), WalletRule.WITHIN_OFFLINE_PAYMENTS_OF_A_MONTH);
        wallet.at(first.plus(Duration.ofDays(30)).toString());
        for (int i = 0; i < 5; i++) {
            wallet.does(next(wallet, 10));
        }
        wallet.after(Duration.ofHours(20));
        assertThat(wallet.state().codes().offlineSince(first)).isEqualTo(20);
    }

    private Pay next(WalletGiven wallet, long yen) {
        return pay(wallet, CodeId.offline("1234567", ++window), yen);
    }

    private Pay pay(WalletGiven wallet, CodeId code, long yen) {
        return new Pay(
                WALLET,
                WalletGiven.request(
                        "offline-" + ++payments,
                        yen,
                        SHOP,
                        ShopClass.INDEPENDENT,
                        new PresentedCode(code, wallet.now().plusSeconds(120)),
                        true));
    }
}
