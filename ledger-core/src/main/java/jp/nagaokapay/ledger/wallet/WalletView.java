package jp.nagaokapay.ledger.wallet;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * A wallet's contents at an instant.
 *
 * @param available what can be spent now somewhere: lots not expired, less holds
 * @param held in open authorizations
 * @param paid the paid part of available
 * @param points the points in available
 * @param lots in the order in which they are spent
 */
public record WalletView(
        WalletId walletId,
        WalletStatus status,
        Yen available,
        Yen held,
        Yen paid,
        Yen points,
        List<Lot> lots) {

    public record Lot(
            LotId lotId,
            LotKind kind,
            Yen amount,
            LocalDate expiresOn,
            @Nullable ShopClass restriction) {}
}
