/**
 * Arithmetic of value: yen and points as whole, exact, never negative numbers.
 *
 * <p>Not here: who holds the value (wallet), when it expires (wallet), what it is worth in a report
 * (kpi, journal).
 */
@NullMarked
package jp.nagaokapay.ledger.shared.money;

import org.jspecify.annotations.NullMarked;
