package jp.nagaokapay.ledger.partner;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** Lists of links; they follow the log within seconds. */
public interface LinkQuery {
    /** Most links that are listed of one wallet, the newest of them. */
    int LISTED_MAX = 200;

    /** A wallet's links, newest first. */
    List<Listed> of(WalletId walletId);

    /** How many links these two have had so far, at least. */
    int countOf(PartnerId partnerId, WalletId walletId);

    /**
     * @param endedAt null while it lives
     */
    record Listed(
            LinkId linkId, PartnerId partnerId, Instant linkedAt, @Nullable Instant endedAt) {}
}
