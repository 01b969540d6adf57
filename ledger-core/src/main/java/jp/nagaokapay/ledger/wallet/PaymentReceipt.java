package jp.nagaokapay.ledger.wallet;

import jp.nagaokapay.ledger.shared.money.Yen;

/** A payment after a command, and the payer's available balance then. */
public record PaymentReceipt(WalletId walletId, Payment payment, Yen available) {}
