/**
 * From earned points to a campaign's budget, and incentives that partners ask for out of an
 * approved campaign that is a partner's budget.
 *
 * <p>Invariants: a budget is never exceeded by a point; an incentive is given whole or refused
 * before its partner is answered; it is given once, whatever is retried; a person's caps are kept.
 * The policy runs in one segment: it must serve a campaign's earnings in their order.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.budget.IncentiveAsked}. Out: {@link
 * jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim}, {@link
 * jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateIncentive}.
 *
 * <p>Not here: how the points reach the wallet (grant), what reported activities earn (earning).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.budget;

import org.jspecify.annotations.NullMarked;
