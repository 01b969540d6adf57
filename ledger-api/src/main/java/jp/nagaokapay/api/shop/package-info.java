/**
 * Offers of shops under the ledger's seal: what a dynamic code says, known again when it is paid.
 *
 * <p>Invariants: who verifies signs, so the keys are in the ledger's database and nowhere else; a
 * seal fits one offer, and any other amount, id, shop, end or way of taking the money breaks it;
 * nobody is shown another person's payment.
 *
 * <p>In: offers of terminals and codes scanned by payers. Out: seals, and payments.
 *
 * <p>Not here: how a code is written (the gateway), which offers a gateway shows, whether a wallet
 * pays (the ledger decides).
 */
@NullMarked
package jp.nagaokapay.api.shop;

import org.jspecify.annotations.NullMarked;
