/**
 * A shop's owner pays other shops with what the shop is owed, where the city wants it ({@code
 * nagaokapay.supplier-payments.enabled}).
 *
 * <p>In: HTTP. Out: {@link jp.nagaokapay.ledger.settlement.supplier.SupplierPayments}.
 *
 * <p>Not here: how much a shop can spend (the ledger decides).
 */
@NullMarked
package jp.nagaokapay.api.supplier;

import org.jspecify.annotations.NullMarked;
