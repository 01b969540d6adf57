/**
 * What became of the points of each campaign, and what the whole city charged and paid meanwhile.
 *
 * <p>Invariants: points granted are used, expired, lapsed, taken back or outstanding; all of it is
 * derived from the log and rebuilt from it at will.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated}, {@link
 * jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.campaign.report.CampaignReports}, and whose points a lot holds with {@link
 * jp.nagaokapay.ledger.campaign.report.LotOrigins}.
 *
 * <p>Not here: how far a campaign has come (list), what is earned and not granted yet (grant).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.report;

import org.jspecify.annotations.NullMarked;
