package jp.nagaokapay.api.resident.notice;

import java.util.Optional;
import jp.nagaokapay.ledger.wallet.WalletId;

/** Where a wallet's holder is reached. */
interface Phones {
    /** In E.164; empty when nobody holds the wallet any more. */
    Optional<String> of(WalletId walletId);
}
