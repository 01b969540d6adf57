package jp.nagaokapay.api.identity.clients;

import java.time.Instant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.jspecify.annotations.Nullable;

/**
 * A client that acts for a shop.
 *
 * @param terminalId null for a program without a terminal
 * @param label what the shop calls it; null for a terminal, whose label is in the ledger
 * @param revokedAt null while it may act
 * @param enrolmentExpiresAt until when an enrolment code is out for it; null when none is
 */
public record ShopClient(
        String clientId,
        MerchantId merchantId,
        @Nullable TerminalId terminalId,
        @Nullable String label,
        Instant createdAt,
        @Nullable Instant revokedAt,
        Authentication authentication,
        @Nullable Instant enrolmentExpiresAt) {

    /** How a client shows who it is. */
    public enum Authentication {
        SECRET,
        /** It signs its requests: {@code private_key_jwt}. */
        KEY,
        /** Not at all yet: its enrolment code waits to be redeemed. */
        PENDING
    }
}
