/**
 * Which campaigns there are, how far each has come, what it has granted, and who decided what.
 *
 * <p>Invariants: derived from the log and rebuilt from it at will; what is counted as granted has
 * reached wallets.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.CampaignEvent}, grants of {@link
 * jp.nagaokapay.ledger.wallet.WalletEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.campaign.list.CampaignList}, {@link
 * jp.nagaokapay.ledger.campaign.list.CampaignHistory}.
 *
 * <p>Not here: how much budget is left to hand out (the campaign itself), what became of the points
 * (report).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.list;

import org.jspecify.annotations.NullMarked;
