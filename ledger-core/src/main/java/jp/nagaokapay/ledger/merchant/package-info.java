/**
 * A shop: its standing, its terminals, and what it is owed.
 *
 * <p>Invariant: every captured payment and every refund is credited exactly once, in batches, up to
 * a position of the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.merchant.MerchantCommand}. Out: {@link
 * jp.nagaokapay.ledger.merchant.MerchantEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.merchant.MerchantDirectory}.
 *
 * <p>Not here: payments (wallet decides them), bank transfers (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant;

import org.jspecify.annotations.NullMarked;
