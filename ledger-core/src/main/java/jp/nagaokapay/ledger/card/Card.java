package jp.nagaokapay.ledger.card;

import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * A card as it stands.
 *
 * @param pinUsedUp whether the PIN was wrong five times in a row
 * @param activationKey of the request that activated it; null until then
 * @param successor the card that replaces it
 * @param movesTo the wallet into which its value goes; null unless it was replaced or taken over
 * @param moveKey of the request that replaced it or took it over
 */
public record Card(
        CardNumber number,
        WalletId walletId,
        HolderRef holder,
        CardState state,
        boolean pinUsedUp,
        @Nullable String activationKey,
        @Nullable CardNumber successor,
        @Nullable WalletId movesTo,
        @Nullable String moveKey) {

    /** Refused unless it can be charged and paid with. */
    public Card requireUsable() {
        CardRule.CARD_IS_ACTIVE.require(state != CardState.PRINTED);
        CardRule.CARD_IS_NOT_BLOCKED.require(isUsable());
        return this;
    }

    boolean isUsable() {
        return state == CardState.ACTIVE && !pinUsedUp;
    }
}
