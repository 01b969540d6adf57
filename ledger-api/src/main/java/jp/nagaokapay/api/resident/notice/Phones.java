package jp.nagaokapay.api.resident.notice;

import java.util.Optional;
import jp.nagaokapay.ledger.wallet.WalletId;

/** The phone number of a wallet's holder. */
interface Phones {
    /** In E.164; empty when nobody holds the wallet any more. */
    Optional<String> of(WalletId walletId);
}
