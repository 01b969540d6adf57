/**
 * Closes a period for all shops.
 *
 * <p>Invariant: exactly once for each shop and period, and only after everything captured in the
 * period is credited; what is credited later goes to the next one. A closing that is interrupted is
 * completed, under the name of who began it.
 *
 * <p>Not here: what a closing comes to (merchant), which periods there are (period).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.closing;

import org.jspecify.annotations.NullMarked;
