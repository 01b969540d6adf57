/**
 * Where a charge's money comes from: the port to the providers of funds and the three steps of a
 * charge around it.
 *
 * <p>Invariant: the provider is asked with the chargeId as its idempotency key, so that asking
 * again never moves money twice; an unclear outcome leaves the charge pending, to be resolved
 * later.
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.funding;

import org.jspecify.annotations.NullMarked;
