/**
 * The campaign engine: from what happened, in the order of the log, to what it is worth.
 *
 * <p>Invariant: a pure fold. The same events in the same order give the same outcomes, however they
 * are cut into batches; nothing here reads a clock, a database or a coin. So the policy that lets
 * occasions earn and the simulation of a draft over the past are one engine.
 *
 * <p>In: events of wallets, merchants, partners and campaigns. Out: {@link
 * jp.nagaokapay.ledger.campaign.earning.Outcome}.
 *
 * <p>Not here: caps and budgets (aggregate), where memory is kept (policy).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.earning;

import org.jspecify.annotations.NullMarked;

