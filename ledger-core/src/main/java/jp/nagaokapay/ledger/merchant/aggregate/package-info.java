/**
 * How a shop decides: its standing, its terminals, and what of its payments is credited.
 *
 * <p>Invariant: a movement is credited once, for a shop credits only what lies behind the position
 * up to which it has credited already.
 *
 * <p>In: {@link jp.nagaokapay.ledger.merchant.MerchantCommand}. Out: {@link
 * jp.nagaokapay.ledger.merchant.MerchantEvent}. The directory lives here because it reads a shop's
 * own events, not a projection of them.
 *
 * <p>Not here: lists of shops (projection).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant.aggregate;

import org.jspecify.annotations.NullMarked;
