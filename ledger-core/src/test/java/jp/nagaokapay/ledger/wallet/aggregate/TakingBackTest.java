package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.junit.jupiter.api.Test;

class TakingBackTest {
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
