package jp.nagaokapay.ledger.wallet;

/** Who presented the code: the customer (CPM) or the merchant (MPM). */
public enum PaymentMode {
    CPM,
    MPM
}
