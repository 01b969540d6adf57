/**
 * A shop: its standing, its terminals, and what it is owed.
 *
 * <p>Invariant: every captured payment and every refund is credited exactly once, in batches, up to
 * a position of the log; what is credited is closed exactly once, and a closing loses no yen: it is
 * paid out, kept as a fee, or carried over.
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
