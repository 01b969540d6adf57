package jp.nagaokapay.api.register;

import java.time.Instant;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * A resident as the register knows them, not erased. Never logged, never in an event.
 *
 * @param phone E.164, e.g. {@code +819012345678}; null: somebody else has their number now
 * @param postalCode seven digits
 * @param password encoded, never plain
 * @param ledgerTold whether the ledger has heard of the wallet and of where its holder lives
 * @param email proven; null: none
 * @param lastSeenAt when they signed in last, or signed up
 */
public record Resident(
        ResidentId residentId,
        @Nullable String phone,
        String displayName,
        String postalCode,
        String password,
        boolean corporate,
        WalletId walletId,
        boolean ledgerTold,
        @Nullable String email,
        NoticeChoice notices,
        Instant lastSeenAt) {

    /** Shows no personal data, so that no log line can. */
    @Override
    public String toString() {
        return residentId.toString();
    }
}
