package jp.nagaokapay.ledger.wallet.funding;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;

/** How a charge stands by its wallet's own events, with what its provider knows it by. */
public interface FundedCharges {
    /** A charge that is pending, or ended not too long ago. */
    Optional<FundedCharge> find(WalletId walletId, ChargeId chargeId);

    record FundedCharge(ChargeReceipt receipt, String fundingReference, Instant requestedAt) {}
}
