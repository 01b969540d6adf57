/**
 * Follows closed receivables with settlements.
 *
 * <p>Invariant: one settlement for each closed receivable, kept by the settlement's key.
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.policy;

import org.jspecify.annotations.NullMarked;
