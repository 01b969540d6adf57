package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.junit.jupiter.api.Test;

class PointsTakenBackTest {
    @Test
    void unspent_points_are_taken_out_of_their_lot_whole_or_in_part() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").granted(50, "2023-12-31");

        assertThat(takeBack(wallet, "grant:1", 30).points()).isEqualTo(Points.of(30));
        assertThat(takeBack(wallet, "grant:1", 70).points()).isEqualTo(Points.of(70));

        assertThat(wallet.available()).isEqualTo(50);
    }

    @Test
    void what_is_spent_is_missing_and_never_a_negative_balance() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").charged(1_000).paid("1", 60);

        PointsTakenBack back = takeBack(wallet, "grant:1", 100);

        assertThat(back.points()).isEqualTo(Points.of(40));
        assertThat(back.missing()).isEqualTo(Points.of(60));
        assertThat(wallet.available()).isEqualTo(1_000);
    }

    @Test
    void what_is_held_for_a_payment_is_not_taken() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").authorized("1", 60);

        PointsTakenBack back = takeBack(wallet, "grant:1", 100);

        assertThat(back.points()).isEqualTo(Points.of(40));
        assertThat(wallet.available()).isZero();
    }

    @Test
    void expired_points_are_not_taken_though_their_expiry_is_not_booked_yet() {
        WalletGiven wallet = opened().granted(100, "2023-10-31").at("2023-11-01T03:00:00Z");

        assertThat(takeBack(wallet, "grant:1", 100).points()).isEqualTo(Points.ZERO);
    }

    @Test
    void a_suspended_wallet_gives_back_and_a_closed_one_has_nothing() {
        WalletGiven wallet = opened().granted(100, "2023-12-31");
        wallet.does(new SuspendWallet(WALLET, "phone lost"));
        assertThat(takeBack(wallet, "grant:1", 10).points()).isEqualTo(Points.of(10));
        WalletGiven closed = opened().granted(100, "2023-12-31").does(new CloseWallet(WALLET));
        assertThat(takeBack(closed, "grant:1", 10).points()).isEqualTo(Points.ZERO);
    }

    @Test
    void what_was_missing_goes_when_a_refund_brings_it_back() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").charged(1_000).paid("1", 60);
        takeBack(wallet, "grant:1", 100);

        List<WalletEvent> refund = wallet.events(WalletGiven.refund("1", "r1", 60));

        assertThat(refund).hasSize(2);
        PointsTakenBack back = (PointsTakenBack) refund.getLast();
        assertThat(back.points()).isEqualTo(Points.of(60));
        assertThat(back.missing()).isEqualTo(Points.ZERO);
        assertThat(back.reference()).startsWith("refund:");
        assertThat(wallet.available()).isEqualTo(1_000);
    }

    @Test
    void a_refund_in_parts_brings_back_part_by_part_and_no_more_than_is_owed() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").paid("1", 100);
        takeBack(wallet, "grant:1", 70);

        wallet.does(WalletGiven.refund("1", "r1", 40));
        assertThat(wallet.available()).isZero();
        wallet.does(WalletGiven.refund("1", "r2", 60));
        assertThat(wallet.available()).isEqualTo(30);
    }

    @Test
    void what_was_held_goes_when_the_hold_is_voided_or_only_partly_captured() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").authorized("1", 60);
        takeBack(wallet, "grant:1", 100);
        wallet.does(new VoidPayment(WALLET, new PaymentId("payment:1"), null));
        assertThat(wallet.available()).isZero();

        WalletGiven partly = opened().granted(100, "2023-12-31").authorized("1", 60);
        takeBack(partly, "grant:1", 100);
        partly.does(WalletGiven.capture("1", 50L));
        assertThat(partly.available()).isZero();
    }

    @Test
    void what_is_owed_is_in_the_snapshot() {
        WalletGiven wallet = opened().granted(100, "2023-12-31").paid("1", 60);
        takeBack(wallet, "grant:1", 100);
        WalletState state = wallet.state();

        assertThat(WalletSnapshot.of(WALLET, state, WalletGiven.NOON).state().pending().list())
                .isEqualTo(state.pending().list())
                .hasSize(1);
    }

    private static PointsTakenBack takeBack(WalletGiven wallet, String grant, long points) {
        return (PointsTakenBack)
                wallet.events(
                                new TakeBackPoints(
                                        WALLET,
                                        new GrantId(grant),
                                        "campaign:spring",
                                        "payment:1",
                                        "refund:1",
                                        Points.of(points),
                                        LocalDate.of(2023, 12, 31),
                                        wallet.now()))
                        .getFirst();
    }
}
