/**
 * What every command, event and refusal of the ledger has in common, and the one way to send a
 * command.
 *
 * <p>Not here: any particular command or event (wallet, merchant, campaign), and how they are
 * stored (log).
 */
@NullMarked
package jp.nagaokapay.ledger.shared.message;

import org.jspecify.annotations.NullMarked;
