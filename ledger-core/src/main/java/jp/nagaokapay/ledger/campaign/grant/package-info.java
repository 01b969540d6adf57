/**
 * From allocated budget to points in the wallet, and back after a refund.
 *
 * <p>Invariants: an allocation is granted once; a grant that the wallet refuses gives cap and
 * budget back; what is worth less since is taken back once.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated}. Out: {@link
 * jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints}. Asked with: {@link
 * jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay}.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.grant;

import org.jspecify.annotations.NullMarked;
