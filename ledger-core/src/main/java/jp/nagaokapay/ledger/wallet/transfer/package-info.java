/**
 * Value that moves from a wallet to another: offered or sent by its holder, taken, undone, refused,
 * or returned where the receiver's wallet does not take it.
 *
 * <p>Invariant: what left the sender arrives once, with the receiver or back with the sender,
 * whoever asks, on any node, after any crash: {@code ReceiveTransfer} and {@code ReturnTransfer}
 * have one business key, of which the log takes one.
 *
 * <p>In: {@link jp.nagaokapay.ledger.wallet.transfer.Transfers}. Asked with: {@link
 * jp.nagaokapay.ledger.wallet.transfer.TransferList}. Not here: who the people are, whether they
 * may send at all, and what they are told.
 */
@NullMarked
package jp.nagaokapay.ledger.wallet.transfer;

import org.jspecify.annotations.NullMarked;
