/**
 * From what happened, in the order of the log, to what it is worth in the campaigns that run.
 *
 * <p>Invariants: the engine is a pure fold. The same events in the same order give the same
 * outcomes, however they are cut into batches; it reads no clock and no table, and draws at random
 * nowhere. So the policy that lets occasions earn and the simulation of a draft share it. Which
 * kinds of events are followed says {@link jp.nagaokapay.ledger.campaign.earning.FollowedEvents}
 * alone. The policy runs in one segment: it must see campaigns and charges in one order.
 *
 * <p>In: events of wallets, merchants, partners and campaigns. Out: {@link
 * jp.nagaokapay.ledger.campaign.earning.Outcome}.
 *
 * <p>Not here: caps and budgets (the participation and the campaign decide on them), what a
 * condition or reward is (rules).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.earning;

import org.jspecify.annotations.NullMarked;
