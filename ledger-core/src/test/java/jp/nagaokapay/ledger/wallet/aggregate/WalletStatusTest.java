package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.WALLET;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.opened;
import static jp.nagaokapay.ledger.wallet.aggregate.WalletGiven.pay;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ChangeResidency;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireLots;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.junit.jupiter.api.Test;

class WalletStatusTest {
    private static final SuspendWallet SUSPEND = new SuspendWallet(WALLET, "lost phone");
    private static final ResumeWallet RESUME = new ResumeWallet(WALLET);
    private static final CloseWallet CLOSE = new CloseWallet(WALLET);

    @Test
    void a_wallet_is_opened_once() {
        OpenWallet again =
                new OpenWallet(WALLET, new HolderRef("holder:h"), Residency.NON_RESIDENT, true);
        WalletOpened event = (WalletOpened) new WalletGiven().events(again).getFirst();
        assertThat(event.residency()).isEqualTo(Residency.NON_RESIDENT);
        assertThat(event.corporate()).isTrue();
        assertThat(opened().failure(again)).isInstanceOf(Duplicate.class);
    }

    @Test
    void a_move_is_an_event_and_staying_is_none() {
        WalletGiven wallet = opened();
        assertThat(wallet.events(new ChangeResidency(WALLET, Residency.RESIDENT))).isEmpty();
        assertThat(wallet.events(new ChangeResidency(WALLET, Residency.NON_RESIDENT)))
                .singleElement()
                .isInstanceOf(ResidencyChanged.class);
    }

    @Test
    void a_suspended_wallet_is_resumed_once() {
        WalletGiven wallet = opened().charged(1_000);
        wallet.refused(RESUME, WalletRule.WALLET_IS_SUSPENDED);
        wallet.does(SUSPEND).refused(SUSPEND, WalletRule.WALLET_IS_NOT_SUSPENDED);
        wallet.does(RESUME).does(pay("1", 1_000));
    }

    @Test
    void a_suspended_wallet_still_takes_points_earned_before() {
        WalletGiven wallet = opened().does(SUSPEND).granted(100, "2023-12-31");
        assertThat(wallet.available()).isEqualTo(100);
    }

    @Test
    void a_closed_wallet_refuses_everything_that_starts() {
        WalletGiven wallet = opened().charged(1_000).does(CLOSE);
        wallet.refused(pay("1", 1), WalletRule.WALLET_IS_OPEN);
        wallet.refused(wallet.grant("grant:g", 1, "2023-12-31", null), WalletRule.WALLET_IS_OPEN);
        wallet.refused(SUSPEND, WalletRule.WALLET_IS_OPEN);
        wallet.refused(RESUME, WalletRule.WALLET_IS_OPEN);
        wallet.refused(CLOSE, WalletRule.WALLET_IS_OPEN);
        wallet.refused(
                new ChangeResidency(WALLET, Residency.NON_RESIDENT), WalletRule.WALLET_IS_OPEN);
    }

    @Test
    void closing_says_what_lapses_and_books_what_had_expired_before() {
        WalletGiven wallet = opened().charged(1_000).granted(70, "2023-10-31");
        wallet.at("2023-11-01T03:00:00Z");

        List<WalletEvent> events = wallet.events(CLOSE);

        assertThat(((LotExpired) events.getFirst()).amount()).isEqualTo(Yen.of(70));
        WalletClosed closed = (WalletClosed) events.getLast();
        assertThat(LotPart.total(closed.lapsed())).isEqualTo(Yen.of(1_000));
        assertThat(closed.residency()).isEqualTo(Residency.RESIDENT);
        assertThat(wallet.state().lots()).isEqualTo(Lots.NONE);
    }

    @Test
    void a_holder_closes_it_for_what_they_were_told_alone_and_not_while_it_is_stopped() {
        WalletGiven wallet = opened().charged(1_000).granted(70, "2023-10-31");
        CloseWallet told = new CloseWallet(WALLET, Yen.of(1_000));
        wallet.refused(told, WalletRule.FORFEIT_IS_AGREED);

        wallet.at("2023-11-01T03:00:00Z");
        wallet.does(SUSPEND).refused(told, WalletRule.WALLET_IS_NOT_SUSPENDED);
        assertThat(wallet.does(RESUME).events(told).getLast()).isInstanceOf(WalletClosed.class);
    }

    @Test
    void points_are_granted_at_the_time_of_what_earned_them_unless_they_have_expired() {
        WalletGiven wallet = opened();
        var earned = wallet.grant("grant:g", 100, "2023-10-05", null);
        wallet.at("2023-10-05T14:59:59Z");
        PointsGranted event = (PointsGranted) wallet.events(earned).getFirst();
        assertThat(event.occurredAt()).isEqualTo(WalletGiven.NOON);

        var late = wallet.grant("grant:late", 100, "2023-10-05", null);
        wallet.at("2023-10-05T15:00:00Z").refused(late, WalletRule.POINTS_STILL_LIVE);
    }

    @Test
    void expired_lots_are_booked_once_and_live_ones_never() {
        WalletGiven wallet = opened().charged(1_000).granted(70, "2023-10-31").paid("1", 50);
        wallet.at("2023-10-31T14:59:59Z");
        assertThat(wallet.answers(new ExpireLots(WALLET, LocalDate.parse("2024-12-31"))))
                .as("not by the wallet's clock")
                .isZero();

        wallet.at("2023-10-31T15:00:00Z");
        assertThat(wallet.answers(new ExpireLots(WALLET, LocalDate.parse("2023-10-31"))))
                .as("not before the day that was asked for")
                .isZero();
        ExpireLots due = new ExpireLots(WALLET, LocalDate.parse("2023-11-01"));
        LotExpired event = (LotExpired) wallet.events(due).getFirst();
        assertThat(event.amount()).isEqualTo(Yen.of(20));
        assertThat(event.expiresOn()).isEqualTo("2023-10-31");
        assertThat(wallet.events(due)).isEmpty();
        assertThat(wallet.available()).isEqualTo(1_000);
    }
}
