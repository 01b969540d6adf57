/**
 * Lists of shops and of what they are owed, derived from the log and rebuilt from it at will.
 *
 * <p>Out: {@link jp.nagaokapay.ledger.merchant.MerchantQuery}, {@link
 * jp.nagaokapay.ledger.merchant.ReceivableQuery}.
 *
 * <p>Not here: whether a shop may take a payment now (aggregate).
 */
@NullMarked
package jp.nagaokapay.ledger.merchant.projection;

import org.jspecify.annotations.NullMarked;
