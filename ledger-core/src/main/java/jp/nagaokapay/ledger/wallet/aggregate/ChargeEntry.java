package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import org.jspecify.annotations.Nullable;

/**
 * A charge and what became of it.
 *
 * @param expiresOn the last day of its lot; null unless it was charged
 * @param failure why it failed; null unless it did
 */
record ChargeEntry(
        ChargeId chargeId,
        Status status,
        Yen amount,
        Channel channel,
        String fundingReference,
        Instant requestedAt,
        @Nullable LocalDate expiresOn,
        @Nullable String failure) {
    private static final Duration FAILED_REMEMBERED_FOR = Duration.ofDays(30);

    ChargeEntry charged(LocalDate lastDay) {
        return new ChargeEntry(
                chargeId,
                Status.CHARGED,
                amount,
                channel,
                fundingReference,
                requestedAt,
                lastDay,
                null);
    }

    ChargeEntry failed(String reason) {
        return new ChargeEntry(
                chargeId,
                Status.FAILED,
                amount,
                channel,
                fundingReference,
                requestedAt,
                null,
                reason);
    }

    ChargeEntry reversed() {
        return new ChargeEntry(
                chargeId,
                Status.REVERSED,
                amount,
                channel,
                fundingReference,
                requestedAt,
                expiresOn,
                null);
    }

    /** Until when to remember it, counted from {@code now}, when it ended. */
    Instant rememberedUntil(Instant now) {
        return now.plus(status == Status.FAILED ? FAILED_REMEMBERED_FOR : Payments.REFUNDABLE_FOR);
    }

    ChargeReceipt receipt(Yen available) {
        return new ChargeReceipt(chargeId, status, amount, channel, expiresOn, available, failure);
    }
}
