package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.pay;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.refund;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.requestCharge;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.junit.jupiter.api.Test;

class ChargingTest {
    private static final ChargeId A = new ChargeId("charge:a");
    private static final ChargeId B = new ChargeId("charge:b");

    @Test
    void a_charge_is_worth_nothing_until_its_money_is_in() {
        WalletGiven wallet = opened();

        ChargeReceipt requested = wallet.answers(requestCharge(A, 5_000));
        assertThat(requested.status()).isEqualTo(Status.PENDING);
        assertThat(requested.available()).isEqualTo(Yen.ZERO);

        ChargeReceipt charged = wallet.answers(new ConfirmCharge(WALLET, A));
        assertThat(charged.status()).isEqualTo(Status.CHARGED);
        assertThat(charged.available()).isEqualTo(Yen.of(5_000));
        assertThat(charged.expiresOn()).isEqualTo("2024-04-02");
    }

    @Test
    void a_lot_lives_six_calendar_months_of_japan_and_never_longer() {
        assertThat(chargedAt("2023-08-31T03:00:00Z")).isEqualTo("2024-02-29");
        assertThat(chargedAt("2022-08-30T14:59:59Z")).isEqualTo("2023-02-28");
        assertThat(chargedAt("2022-08-30T15:00:00Z"))
                .as("31 August in Japan")
                .isEqualTo("2023-02-28");
        assertThat(chargedAt("2023-03-31T15:00:00Z"))
                .as("1 April in Japan")
                .isEqualTo("2023-10-01");
    }

    private static LocalDate chargedAt(String instant) {
        return opened().at(instant).charged(1_000).state().lots().list().getFirst().expiresOn();
    }

    @Test
    void a_charge_that_ended_answers_the_same_again() {
        WalletGiven wallet = opened().charged(A, 1_000);
        wallet.does(requestCharge(B, 1_000)).does(new FailCharge(WALLET, B, "NO_FUNDS"));

        assertThat(wallet.events(new ConfirmCharge(WALLET, A))).isEmpty();
        assertThat(wallet.answers(new FailCharge(WALLET, A, "late")).status())
                .isEqualTo(Status.CHARGED);
        assertThat(wallet.answers(new ConfirmCharge(WALLET, B)).status()).isEqualTo(Status.FAILED);
        assertThat(wallet.answers(new FailCharge(WALLET, B, "again")).failure())
                .isEqualTo("NO_FUNDS");
        assertThat(wallet.available()).isEqualTo(1_000);
    }

    @Test
    void an_unknown_charge_cannot_end() {
        opened().refused(new ConfirmCharge(WALLET, A), WalletRule.CHARGE_IS_KNOWN);
        opened().refused(new FailCharge(WALLET, A, "?"), WalletRule.CHARGE_IS_KNOWN);
        opened().refused(new ReverseCharge(WALLET, A), WalletRule.CHARGE_IS_KNOWN);
    }

    @Test
    void the_same_charge_is_requested_once() {
        WalletGiven wallet = opened().does(requestCharge(A, 1_000));
        assertThat(wallet.failure(requestCharge(A, 1_000))).isInstanceOf(Duplicate.class);
    }

    @Test
    void a_charge_is_between_1_000_and_50_000_yen_in_steps_of_1_000() {
        for (long yen : new long[] {0, 999, 1_001, 50_500, 51_000}) {
            opened().refused(requestCharge(A, yen), WalletRule.CHARGE_WITHIN_BOUNDS);
        }
        opened().does(requestCharge(A, 1_000)).does(requestCharge(B, 50_000));
    }

    @Test
    void a_day_takes_100_000_yen_pending_charges_included() {
        WalletGiven wallet = opened().charged(A, 50_000).paid("1", 50_000);
        wallet.does(requestCharge(B, 50_000));

        wallet.refused(
                requestCharge(new ChargeId("charge:c"), 1_000), WalletRule.WITHIN_DAILY_CHARGE);

        wallet.does(new FailCharge(WALLET, B, "NO_FUNDS"));
        wallet.does(requestCharge(new ChargeId("charge:d"), 50_000));
        wallet.refused(
                requestCharge(new ChargeId("charge:e"), 1_000), WalletRule.WITHIN_DAILY_CHARGE);
    }

    @Test
    void the_day_of_the_limit_begins_at_midnight_in_japan() {
        WalletGiven wallet = opened().at("2023-10-02T14:59:59Z");
        wallet.charged(50_000).paid("1", 50_000).charged(50_000).paid("2", 50_000);
        wallet.refused(requestCharge(A, 1_000), WalletRule.WITHIN_DAILY_CHARGE);

        wallet.after(Duration.ofSeconds(1)).does(requestCharge(A, 50_000));
    }

    @Test
    void a_wallet_holds_100_000_yen_paid_with_holds_and_pending_charges_but_without_points() {
        WalletGiven wallet = opened().charged(40_000).granted(70_000, "2023-12-31");
        wallet.at("2023-10-03T03:00:00Z").charged(20_000);
        wallet.at("2023-10-04T03:00:00Z").does(requestCharge(A, 10_000));
        wallet.authorized("hold", 80_000);

        wallet.refused(requestCharge(B, 31_000), WalletRule.WITHIN_HOLDING_LIMIT);
        wallet.does(requestCharge(B, 30_000));
    }

    @Test
    void an_expired_lot_does_not_count_as_held_even_before_it_is_booked() {
        WalletGiven wallet = opened().charged(50_000);
        wallet.at("2023-12-01T03:00:00Z").charged(50_000);
        wallet.refused(requestCharge(A, 1_000), WalletRule.WITHIN_HOLDING_LIMIT);
        wallet.at("2024-04-02T15:00:00Z").does(requestCharge(A, 50_000));
    }

    @Test
    void a_refund_may_lift_a_wallet_over_its_holding_limit() {
        WalletGiven wallet = opened().charged(50_000).charged(50_000).paid("1", 50_000);
        wallet.after(Duration.ofDays(1)).charged(50_000);

        wallet.does(refund("1", "r", 50_000));

        assertThat(wallet.available()).isEqualTo(150_000);
    }

    @Test
    void a_mistaken_charge_is_undone_while_it_is_unspent() {
        WalletGiven wallet = opened().charged(A, 50_000).charged(B, 50_000);

        assertThat(wallet.answers(new ReverseCharge(WALLET, A)).status())
                .isEqualTo(Status.REVERSED);

        assertThat(wallet.available()).isEqualTo(50_000);
        assertThat(wallet.failure(new ReverseCharge(WALLET, A))).isInstanceOf(Duplicate.class);
        wallet.does(requestCharge(new ChargeId("charge:c"), 50_000));
    }

    @Test
    void a_charge_that_is_spent_held_or_expired_is_not_undone() {
        ReverseCharge reverse = new ReverseCharge(WALLET, A);
        opened().charged(A, 5_000).paid("1", 1).refused(reverse, WalletRule.CHARGE_IS_UNSPENT);
        opened().charged(A, 5_000)
                .authorized("1", 1)
                .refused(reverse, WalletRule.CHARGE_IS_UNSPENT);
        opened().charged(A, 5_000).after(Duration.ofDays(179)).does(reverse);
        opened().at("2023-08-31T03:00:00Z")
                .charged(A, 5_000)
                .at("2024-02-29T15:00:00Z")
                .refused(reverse, WalletRule.CHARGE_IS_UNSPENT);
        opened().does(requestCharge(A, 5_000)).refused(reverse, WalletRule.CHARGE_IS_CHARGED);
    }

    @Test
    void a_suspended_wallet_starts_no_charge_but_takes_the_money_of_one_under_way() {
        WalletGiven wallet =
                opened().does(requestCharge(A, 1_000)).does(new SuspendWallet(WALLET, "lost"));

        wallet.refused(requestCharge(B, 1_000), WalletRule.WALLET_IS_NOT_SUSPENDED);

        wallet.does(new ConfirmCharge(WALLET, A));
        assertThat(wallet.available()).isEqualTo(1_000);
        wallet.refused(pay("1", 1_000), WalletRule.WALLET_IS_NOT_SUSPENDED);
    }

    @Test
    void a_closed_wallet_takes_no_charge_and_one_with_a_pending_charge_is_not_closed() {
        opened().does(new CloseWallet(WALLET))
                .refused(requestCharge(A, 1_000), WalletRule.WALLET_IS_OPEN);
        opened().does(requestCharge(A, 1_000))
                .refused(new CloseWallet(WALLET), WalletRule.NO_CHARGE_IS_OPEN);
    }
}
