/**
 * What shops are charged, where it is not the same for all: by class or category of shop, from a
 * date on, as finance entered it, who and when.
 *
 * <p>Invariant: an entry begins on a day that is still to come, and holds for periods that begin on
 * it or later: no period that is over, and none that runs, is charged otherwise by it.
 *
 * <p>Not here: how a fee is computed and rounded ({@link
 * jp.nagaokapay.ledger.merchant.SettlementTerms}).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.fee;

import org.jspecify.annotations.NullMarked;
