package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;

/** Asks wallets. Every acknowledged command shows in the answers, whichever node took it. */
public interface Wallets {
    Optional<WalletView> find(WalletId walletId);

    /** A payment of this wallet, however old and however it ended. */
    Optional<Payment> payment(WalletId walletId, PaymentId paymentId);

    /** A charge of this wallet that is pending, or that was made inside the refund window. */
    default Optional<ChargeReceipt> charge(WalletId walletId, ChargeId chargeId) {
        return fundedCharge(walletId, chargeId).map(FundedCharge::receipt);
    }

    /** The same, with what the provider of its money knows it by. */
    Optional<FundedCharge> fundedCharge(WalletId walletId, ChargeId chargeId);

    /** The payment a shop knows by its own id, found through the log's keys. */
    Optional<Located> locate(MerchantId merchantId, String merchantPaymentId);

    record FundedCharge(ChargeReceipt receipt, String fundingReference, Instant requestedAt) {}

    /** A payment, which wallet made it, and how it stands (voided and expired ones too). */
    record Located(WalletId walletId, Payment payment) {}
}
