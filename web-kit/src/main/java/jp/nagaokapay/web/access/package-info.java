/**
 * Who asked for what, how long it took, and who was turned away: times of requests, the access log,
 * and the record of refusals.
 *
 * <p>Invariants: a line of the access log holds nothing personal, for it has the pattern of a path
 * and never the path, no query, no header and no body; a request pays for its line after its answer
 * has left; an event of security is counted under a name of few, and logged in one line.
 *
 * <p>Out: the loggers {@code access} and {@code security}, the metrics {@code http.server.requests}
 * and {@code nagaokapay.security.events}, and {@link jp.nagaokapay.web.access.SecurityEvent} for
 * whoever listens.
 *
 * <p>Not here: what staff did (the ledger's audit trail), and who may do what.
 */
@NullMarked
package jp.nagaokapay.web.access;

import org.jspecify.annotations.NullMarked;
