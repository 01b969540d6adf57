/**
 * The residents' API, {@code /api/v1}: sign-up, wallet, charges, payments, the shop directory.
 *
 * <p>Invariant: a resident reaches the wallet of the own token and no other.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.identity.Caller}. Out: commands and queries to the
 * ledger.
 *
 * <p>Not here: rules (the ledger decides), who a resident is (register).
 */
@NullMarked
package jp.nagaokapay.api.resident;

import org.jspecify.annotations.NullMarked;
