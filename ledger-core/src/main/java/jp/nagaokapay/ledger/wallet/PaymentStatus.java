package jp.nagaokapay.ledger.wallet;

/** What has become of a payment. */
public enum PaymentStatus {
    AUTHORIZED,
    CAPTURED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    VOIDED,
    EXPIRED
}
