package jp.nagaokapay.api.web;

import java.util.List;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;

/**
 * A wallet's contents. Amounts are whole yen.
 *
 * @param available what can be spent now
 * @param held in open authorizations
 * @param paid the charged part of available
 * @param points the premium points in available
 * @param pointsOnTheirWay earned and not in the wallet yet (ポイント付与予定); follows within seconds
 * @param lots in the order in which they are spent
 */
public record WalletBody(
        String walletId,
        WalletStatus status,
        long available,
        long held,
        long paid,
        long points,
        long pointsOnTheirWay,
        List<WalletView.Lot> lots) {

    public static WalletBody of(WalletView wallet, Points onTheirWay) {
        return new WalletBody(
                wallet.walletId().value(),
                wallet.status(),
                wallet.available().amount(),
                wallet.held().amount(),
                wallet.paid().amount(),
                wallet.points().amount(),
                onTheirWay.amount(),
                wallet.lots());
    }
}
