/**
 * What the doors of the ledger share: how its refusals become problems, and the bodies that more
 * than one door shows.
 *
 * <p>Invariants: one refusal has one status and one shape wherever it comes out; a body shows what
 * the ledger answered and decides nothing.
 *
 * <p>In: receipts, views and exceptions of the ledger. Out: HTTP bodies.
 *
 * <p>Not here: what every interface shares whatever it is about (web-kit), and any controller.
 */
@NullMarked
package jp.nagaokapay.api.web;

import org.jspecify.annotations.NullMarked;
