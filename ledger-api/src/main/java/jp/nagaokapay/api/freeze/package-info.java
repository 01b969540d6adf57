/**
 * Stops of wallets (利用停止): why a wallet is stopped, by whom, and who may lift it.
 *
 * <p>A wallet may be stopped for several causes at once; it is suspended in the ledger while one is
 * left. Its holder lifts their own stop after a waiting time, so that a thief with the phone cannot
 * at once; the office lifts all.
 *
 * <p>Invariants: of each cause a wallet has one open freeze; what stands here is brought to the
 * ledger at once, or after a crash within a minute; whoever is frozen is signed out and gets no
 * tokens.
 *
 * <p>In: {@link jp.nagaokapay.api.freeze.Freezes}, {@link jp.nagaokapay.api.freeze.AccountStops}.
 * Out: commands to the {@link jp.nagaokapay.ledger.shared.message.Ledger}, {@link
 * jp.nagaokapay.api.freeze.AccountFrozen}.
 *
 * <p>Not here: what a suspended wallet refuses (the ledger).
 */
@NullMarked
package jp.nagaokapay.api.freeze;

import org.jspecify.annotations.NullMarked;
