/**
 * What the ledger's APIs share: how its refusals become problems, the bodies that more than one API
 * shows, and rate limits.
 *
 * <p>Invariants: one refusal has one status and one shape in every API; a body shows what the
 * ledger answered and decides nothing.
 *
 * <p>In: receipts, views and exceptions of the ledger. Out: HTTP bodies.
 *
 * <p>Not here: what every interface shares whatever it is about (web-kit), and any controller.
 */
@NullMarked
package jp.nagaokapay.api.web;

import org.jspecify.annotations.NullMarked;
