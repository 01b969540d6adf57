package jp.nagaokapay.api.resident.notice;

import java.util.Optional;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.ledger.wallet.WalletId;

/** How a wallet's holder is reached. */
interface Recipients {
    /**
     * Held until the transaction ends, lest they are forgotten meanwhile. Empty when nobody holds
     * the wallet any more, or its holder wants no notices.
     */
    Optional<Recipient> of(WalletId walletId);

    /**
     * @param holder the id of the person
     * @param to a phone in E.164 or an e-mail address, as the way has it
     */
    record Recipient(String holder, MessageWay way, String to) {
        @Override
        public String toString() {
            return holder;
        }
    }
}
