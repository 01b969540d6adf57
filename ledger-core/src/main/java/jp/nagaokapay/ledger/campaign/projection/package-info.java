/**
 * Lists of campaigns with what they have granted, derived from the log and rebuilt from it at will.
 *
 * <p>Out: {@link jp.nagaokapay.ledger.campaign.CampaignQuery}.
 *
 * <p>Not here: how much budget is left to hand out (aggregate); what is counted here has reached
 * the wallets.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.projection;

import org.jspecify.annotations.NullMarked;
