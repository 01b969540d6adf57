/**
 * A campaign: who earns premium points for what, approved by the council, within a budget.
 *
 * <p>Invariant: the budget is never exceeded by a point, caps are exact, an occasion earns at most
 * once. Points move in three steps, each in one aggregate and each with its own key in the log: a
 * participation earns them (cap), the campaign allocates them (budget), the wallet takes them. What
 * a later step does not give, the earlier steps get back.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.CampaignCommand}, {@link
 * jp.nagaokapay.ledger.campaign.ParticipationCommand}. Out: {@link
 * jp.nagaokapay.ledger.campaign.CampaignEvent}, {@link
 * jp.nagaokapay.ledger.campaign.ParticipationEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.campaign.list.CampaignList}.
 *
 * <p>Not here: what a wallet holds (wallet); it takes granted points as any other value.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign;

import org.jspecify.annotations.NullMarked;
