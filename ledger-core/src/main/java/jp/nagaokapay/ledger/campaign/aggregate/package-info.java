/**
 * How a campaign decides about its life and its budget, and a participation about its caps.
 *
 * <p>Invariants: granted plus remaining is the budget; a position of the log is served once; what a
 * person has earned is at most the cap.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.CampaignCommand}, {@link
 * jp.nagaokapay.ledger.campaign.ParticipationCommand}. Out: {@link
 * jp.nagaokapay.ledger.campaign.CampaignEvent}, {@link
 * jp.nagaokapay.ledger.campaign.ParticipationEvent}.
 *
 * <p>Not here: which occasions earn (the rules themselves), who tells it (policy).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.aggregate;

import org.jspecify.annotations.NullMarked;
