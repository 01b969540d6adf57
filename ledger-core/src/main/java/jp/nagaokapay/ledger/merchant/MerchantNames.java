package jp.nagaokapay.ledger.merchant;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** The names under which the log stores the events and answers of this package. */
public final class MerchantNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("merchant.registered", MerchantEvent.MerchantRegistered.class)
                    .event("merchant.profile-changed", MerchantEvent.ShopProfileChanged.class)
                    .event("merchant.approved", MerchantEvent.MerchantApproved.class)
                    .event("merchant.terminal-enrolled", MerchantEvent.TerminalEnrolled.class)
                    .restriction("merchant.terminal-limited", MerchantEvent.TerminalLimited.class)
                    .restriction("merchant.terminal-revoked", MerchantEvent.TerminalRevoked.class)
                    .restriction("merchant.suspended", MerchantEvent.MerchantSuspended.class)
                    .event("merchant.resumed", MerchantEvent.MerchantResumed.class)
                    .restriction("merchant.withdrawn", MerchantEvent.MerchantWithdrawn.class)
                    .event("merchant.payment-id-closed", MerchantEvent.PaymentIdClosed.class)
                    .event("merchant.supplier-paid", MerchantEvent.SupplierPaid.class)
                    .event(
                            "merchant.supplier-payment-received",
                            MerchantEvent.SupplierPaymentReceived.class)
                    .event("merchant.receivable-credited", MerchantEvent.ReceivableCredited.class)
                    .event("merchant.receivable-closed", MerchantEvent.ReceivableClosed.class)
                    .answer("supplier-receipt", SupplierReceipt.class)
                    .answer("merchant-id", MerchantId.class)
                    .answer("terminal-id", TerminalId.class);

    private MerchantNames() {}
}
