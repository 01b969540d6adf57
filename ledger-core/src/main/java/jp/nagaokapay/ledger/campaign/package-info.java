/**
 * A campaign: who earns premium points for what, approved by the council, within a budget.
 *
 * <p>Invariant: the budget is never exceeded by a point, caps are exact, a trigger earns at most
 * once.
 *
 * <p>Not here: what a wallet holds (wallet); it takes granted points as any other value.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign;

import org.jspecify.annotations.NullMarked;
