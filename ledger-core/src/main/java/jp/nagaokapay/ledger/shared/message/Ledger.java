package jp.nagaokapay.ledger.shared.message;

import java.util.Optional;

/**
 * The one way to change anything. Returns only after the events are durable; lost races over an
 * aggregate are decided again inside.
 *
 * <p>Throws {@link Refused} when a rule does not hold, decided on the aggregate's newest state;
 * {@link Duplicate} when one of the command's keys is in the log already; {@link StaleRead} when
 * what the command relies on has been restricted; {@link Unavailable} when nothing certain can be
 * said.
 */
public interface Ledger {
    <R> R send(LedgerCommand<R> command);

    /** Sends a command under a caller's key, recording the answer with the events. */
    <R> R send(LedgerCommand<R> command, RequestKey requestKey);

    /** The answer that was recorded under a caller's key, however long ago. */
    Optional<Object> recorded(String requestKey);
}
