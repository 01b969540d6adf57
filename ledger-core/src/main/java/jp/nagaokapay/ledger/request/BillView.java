package jp.nagaokapay.ledger.request;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * A bill as it stands.
 *
 * @param number where it lies among all bills; later ones have higher numbers
 * @param paidAt null while it is not paid
 * @param payer whose wallet paid it; not for the biller
 * @param refunded of what was paid
 */
public record BillView(
        Bill bill,
        long number,
        BillStatus status,
        @Nullable Instant paidAt,
        @Nullable WalletId payer,
        Yen refunded) {}
