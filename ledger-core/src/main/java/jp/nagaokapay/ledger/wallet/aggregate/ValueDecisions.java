package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.FORFEIT_IS_AGREED;
import static jp.nagaokapay.ledger.wallet.WalletRule.NO_CHARGE_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.NO_HOLD_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.NO_TRANSFER_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.POINTS_STILL_LIVE;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;

/** Decides grants of points, taking them back, expiry, and the closing of a wallet. */
final class ValueDecisions {
    private ValueDecisions() {}

    /** A suspended wallet still takes what was earned before; a closed one takes nothing. */
    static PointsGranted grant(WalletState state, GrantPoints command, Instant now) {
        WALLET_IS_OPEN.require(!state.closed());
        POINTS_STILL_LIVE.require(!command.expiresOn().isBefore(BusinessDate.of(now)));
        return new PointsGranted(
                command.walletId(),
                command.at(),
                command.grantId(),
                command.source(),
                command.occasionId(),
                LotId.of(command.grantId()),
                command.points(),
                command.expiresOn(),
                command.restriction());
    }

    /** Takes what is still free in the lot of the grant and alive; never refused. */
    static PointsTakenBack takeBack(WalletState state, TakeBackPoints command, Instant now) {
        LotId lotId = LotId.of(command.grantId());
        LotPart lot = state.lots().get(lotId);
        Points there =
                lot == null || lot.expiresOn().isBefore(BusinessDate.of(now))
                        ? Points.ZERO
                        : Points.of(lot.amount().amount());
        Points taken = command.points().min(there);
        return new PointsTakenBack(
                command.walletId(),
                command.at(),
                command.grantId(),
                command.source(),
                command.occasionId(),
                command.reference(),
                lotId,
                taken,
                command.points().minus(taken),
                command.expiresOn());
    }

    /** Never books a lot that is still good by the ledger's own clock, whatever is asked. */
    static List<LotExpired> expire(
            WalletState state, WalletId walletId, LocalDate asked, Instant now) {
        LocalDate today = BusinessDate.of(now);
        return state.lots().expired(asked.isBefore(today) ? asked : today).stream()
                .map(lot ->
                        new LotExpired(
                                walletId,
                                now,
                                lot.lotId(),
                                lot.kind(),
                                lot.amount(),
                                lot.expiresOn()))
                .toList();
    }

    /** What had expired before is booked as expired, not as lapsed by the closing. */
    static List<WalletEvent> close(WalletState state, CloseWallet command, Instant now) {
        WALLET_IS_OPEN.require(!state.closed());
        NO_HOLD_IS_OPEN.require(state.holds().isEmpty());
        NO_CHARGE_IS_OPEN.require(state.charges().pending().isEmpty());
        NO_TRANSFER_IS_OPEN.require(state.transfers().offers().isEmpty());
        LocalDate today = BusinessDate.of(now);
        List<WalletEvent> events = new ArrayList<>(expire(state, command.walletId(), today, now));
        List<LotPart> lapsed = state.lots().live(today).toList();
        Yen forfeit = command.forfeit();
        if (forfeit != null) {
            WALLET_IS_NOT_SUSPENDED.require(state.status() != WalletStatus.SUSPENDED);
            Yen lapsing = LotPart.total(lapsed);
            FORFEIT_IS_AGREED.require(lapsing.equals(forfeit), Map.of("forfeit", lapsing.amount()));
        }
        Holder holder = state.opened();
        events.add(
                new WalletClosed(
                        command.walletId(), now, holder.residency(), holder.corporate(), lapsed));
        return events;
    }
}
