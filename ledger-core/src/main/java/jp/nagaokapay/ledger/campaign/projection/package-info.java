/**
 * Lists of campaigns with what they have granted, reports of where their points are, and points on
 * their way; derived from the log and rebuilt from it at will.
 *
 * <p>Invariant: points granted are used, expired, lapsed, taken back or outstanding.
 *
 * <p>Out: {@link jp.nagaokapay.ledger.campaign.CampaignQuery}, {@link
 * jp.nagaokapay.ledger.campaign.CampaignReports}, {@link
 * jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay}, {@link
 * jp.nagaokapay.ledger.campaign.CampaignHistory}.
 *
 * <p>Not here: how much budget is left to hand out (aggregate); what is counted here has reached
 * the wallets.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.projection;

import org.jspecify.annotations.NullMarked;
