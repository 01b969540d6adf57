/**
 * Requests by chance to every operation of both programs, most of them valid but for one mutation.
 *
 * <p>Invariants: the same seed sends the same kinds of requests; every answer is judged, whatever
 * was sent: no error of ours but an announced 503, no page of the server, no change by what was
 * refused, no long log.
 *
 * <p>In: {@code fuzz} on the command line, the programs' own OpenAPI documents. Out: statuses by
 * operation and an exit status.
 *
 * <p>Not here: who may do what, and what the answers to valid requests say.
 */
@NullMarked
package jp.nagaokapay.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
