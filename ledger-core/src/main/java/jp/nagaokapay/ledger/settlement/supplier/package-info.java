/**
 * Shops spend what they take: a shop pays another with what it is owed and no settlement has.
 *
 * <p>Invariants: never more than would be paid to the payer were everything closed now, fee taken,
 * as the payer's own aggregate decides; what is paid is the other's in the books at once, and in
 * its next closing once it has taken it in, which no crash prevents and nothing refuses. It is
 * neither charge nor use: no key figure knows it.
 *
 * <p>Not here: whether a city wants it, and who may (api/supplier).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement.supplier;

import org.jspecify.annotations.NullMarked;
