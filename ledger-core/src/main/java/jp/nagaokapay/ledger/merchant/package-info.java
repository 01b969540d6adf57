/**
 * A shop: its status, its terminals, and what it is owed.
 *
 * <p>Invariants: every captured payment and every refund is credited exactly once, for a shop
 * credits only what lies behind the position of the log up to which it has credited already; what
 * is credited is closed exactly once, and a closing loses no yen: it is paid out, kept as a fee, or
 * carried over.
 *
 * <p>In: {@link jp.nagaokapay.ledger.merchant.MerchantCommand}. Out: {@link
 * jp.nagaokapay.ledger.merchant.MerchantEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.merchant.MerchantDirectory}, which reads a shop from its own events and so
 * is fit for the payment path, and {@link jp.nagaokapay.ledger.merchant.MerchantList}, which people
 * look through.
 *
 * <p>Not here: payments (wallet decides them), bank transfers (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant;

import org.jspecify.annotations.NullMarked;
