/**
 * The register of shops' bank accounts, to which payouts go.
 *
 * <p>Invariants: a version never changes, but that it can be erased; every account has been at a
 * bank and branch that exist, with a number and a holder's name that a bank file can carry. A
 * holder may be a person: names and numbers are in this register only, never in an event, a log or
 * an error.
 *
 * <p>In: accounts as the office enters them. Out: versions, by shop or by id, which a payout keeps.
 *
 * <p>Not here: the bank file (zengin), what is paid when (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.bank;

import org.jspecify.annotations.NullMarked;
