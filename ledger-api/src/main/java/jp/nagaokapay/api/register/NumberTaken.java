package jp.nagaokapay.api.register;

import jp.nagaokapay.ledger.wallet.WalletId;

/** Somebody else proved that they have a person's phone number. Told in the same transaction. */
public record NumberTaken(ResidentId residentId, WalletId walletId) {}
