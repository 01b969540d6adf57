package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stands.
 *
 * @param amount authorized
 * @param captured of it; zero until captured
 * @param refunded of what was captured
 * @param paid how much of the authorized amount (once captured: of the captured) came from paid
 *     lots
 * @param points the same from points
 * @param expiresAt when an open authorization ends; null once it is no longer open
 */
public record Payment(
        PaymentId paymentId,
        String merchantPaymentId,
        MerchantId merchantId,
        @Nullable TerminalId terminalId,
        PaymentMode mode,
        PaymentStatus status,
        Yen amount,
        Yen captured,
        Yen refunded,
        Yen paid,
        Yen points,
        Instant authorizedAt,
        @Nullable Instant expiresAt) {}
