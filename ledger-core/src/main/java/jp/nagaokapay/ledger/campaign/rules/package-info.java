/**
 * What a campaign promises: conditions, rewards, caps, expiry, and what is wrong or dangerous in a
 * combination of them.
 *
 * <p>Invariant: rules are values; they know no wallet, no clock and no store. What cannot hold is
 * refused when the rules are made.
 *
 * <p>In: {@link jp.nagaokapay.ledger.campaign.rules.Occasion}. Not here: which of several campaigns
 * gives points, and what an event is worth (earning).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.rules;

import org.jspecify.annotations.NullMarked;
