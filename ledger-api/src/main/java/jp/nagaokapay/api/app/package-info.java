/**
 * Assembles the program: all of the ledger's APIs and, unless it runs separately, the merchant
 * gateway in one process. Command line, demo switch, start-up messages.
 *
 * <p>Invariants: imports every other package and is imported by none; the program opens no
 * connection that is not configured.
 *
 * <p>In: the command line and settings. Out: an exit status, or a running server.
 *
 * <p>Not here: which database is used (database), the demo's data (demo), the gateway's client of
 * the ledger (api.gateway).
 */
@NullMarked
package jp.nagaokapay.api.app;

import org.jspecify.annotations.NullMarked;
