/**
 * Ready-made rules to start a draft from, named as the city's own campaigns.
 *
 * <p>Invariants: a preset's rules are valid for every period and budget that a campaign may have;
 * they are illustrative, for the city has published its campaigns' names and what they granted in a
 * year, but not their rules. A draft made from a preset is a draft as any other: it may be changed
 * before it is submitted, and needs its approval.
 *
 * <p>In: a period, a budget, and for a partner's presets the partner. Out: {@link
 * jp.nagaokapay.ledger.campaign.rules.CampaignRules}.
 *
 * <p>Not here: drafting, approving, running (the campaign's aggregate and policies).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.preset;

import org.jspecify.annotations.NullMarked;
