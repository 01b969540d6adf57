/**
 * Mass grants: on the day on which such a campaign opens, everybody on the roll of wallets who
 * meets its conditions earns, once.
 *
 * <p>Invariant: whoever is met earns under the key {@code roll:‹wallet›}, of which a campaign takes
 * one, so the roll may be walked again from anywhere, on several nodes at once.
 *
 * <p>Not here: budget, grants and expiry, which are those of any campaign.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.roll;

import org.jspecify.annotations.NullMarked;
