/**
 * The residents' register: who a holder is, how to reach them, and where they live. The only place
 * of the program with persons in it.
 *
 * <p>Invariants: one phone, one resident; one resident, one wallet; a sign-up never tells whether a
 * phone is registered; a verification code is tried five times at most and lives ten minutes; what
 * the ledger must be told (a wallet to open, a move) is kept until it has been told.
 *
 * <p>In: {@link jp.nagaokapay.api.register.SignUps}, {@link jp.nagaokapay.api.register.Residents}.
 * Out: commands to the {@link jp.nagaokapay.ledger.shared.message.Ledger}, messages through the
 * {@link jp.nagaokapay.api.message.MessagePort}.
 *
 * <p>Not here: what is in a wallet (the ledger), who may sign in from where (identity).
 */
@NullMarked
package jp.nagaokapay.api.register;

import org.jspecify.annotations.NullMarked;
