package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.settlement.period.Cycles;

/**
 * How shops are settled with.
 *
 * @param cycles the periods of a month and when they are paid
 * @param terms fee and least payout
 */
public record SettlementSettings(Cycles cycles, SettlementTerms terms) {}
