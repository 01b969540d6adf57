package jp.nagaokapay.ledger.wallet.schedule;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** What wallets still hold and is about to expire, held value included; follows within moments. */
public interface ExpiringValue {
    /** Most wallets of one answer. */
    int PAGE_MAX = 1_000;

    /**
     * The wallets in which something expires at the end of {@code expiresOn}, in the order of their
     * ids, at most {@code limit}.
     *
     * @param after the last wallet of the page before; null for the first page
     */
    List<Expiring> on(LocalDate expiresOn, @Nullable WalletId after, int limit);

    /** What is left in one wallet of what expires at the end of {@code expiresOn}. */
    Expiring in(WalletId walletId, LocalDate expiresOn);

    /** Whole yen, and points; both zero when nothing is left. */
    record Expiring(WalletId walletId, LocalDate expiresOn, long paid, long points) {
        public boolean isNothing() {
            return paid == 0 && points == 0;
        }
    }
}
