/**
 * Offers of shops in dynamic QR codes: sealed by the ledger (an HMAC), verified when they are paid.
 *
 * <p>Invariants: the ledger both seals and verifies, so the keys are in its database and nowhere
 * else; a seal is valid for one offer, and a changed amount, id, shop, expiry or capture mode makes
 * it invalid; nobody is shown another person's payment.
 *
 * <p>In: offers of terminals and codes scanned by payers. Out: seals, and payments.
 *
 * <p>Not here: how a code is written (the gateway), which offers a gateway shows, whether a wallet
 * pays (the ledger decides).
 */
@NullMarked
package jp.nagaokapay.api.shop;

import org.jspecify.annotations.NullMarked;
