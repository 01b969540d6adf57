package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.shared.money.Yen;

/** A settlement after a command. */
public record SettlementReceipt(SettlementId settlementId, SettlementStatus status, Yen payout) {}
