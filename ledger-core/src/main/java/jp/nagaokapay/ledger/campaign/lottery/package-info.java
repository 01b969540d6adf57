/**
 * Lotteries that can be proven fair.
 *
 * <p>Invariant: a secret is made before a lottery is submitted, its SHA-256 stands in the rules
 * that the council approves, every ticket follows from the secret and the id of the occasion, and
 * the secret is told when the campaign is over. So nobody can choose who wins, and everybody can
 * check.
 *
 * <p>Not here: prizes and odds ({@link jp.nagaokapay.ledger.campaign.Reward.Lottery}).
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.lottery;

import org.jspecify.annotations.NullMarked;
