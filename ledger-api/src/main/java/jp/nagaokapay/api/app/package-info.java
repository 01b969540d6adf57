/**
 * One process with everything in it: chooses the database, brings its own when none is given, joins
 * the gateway to the ledger without a wire between, says how it started.
 *
 * <p>Invariants: the embedded database keeps the money as safe as any other ({@code fsync} and
 * {@code synchronous_commit} on, its data never cleaned); one process at a time has its data; the
 * program opens no connection that nobody asked for; the gateway sees of the ledger what it would
 * see over HTTP, no more, and an unclear outcome is never a refusal.
 *
 * <p>In: {@link jp.nagaokapay.gateway.ledger.LedgerClient}. Out: commands and questions to the
 * ledger.
 *
 * <p>Not here: what is in the database (migrations of each part), the demo's data (demo), the rules
 * (the ledger decides), the terminals' HTTP (the gateway).
 */
@NullMarked
package jp.nagaokapay.api.app;

import org.jspecify.annotations.NullMarked;
