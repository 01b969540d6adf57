package jp.nagaokapay.ledger.request;

import jp.nagaokapay.ledger.shared.money.Yen;

/** How many bills, and what they ask for together. */
public record BillTotal(long count, Yen amount) {}
