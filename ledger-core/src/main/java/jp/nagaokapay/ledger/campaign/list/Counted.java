package jp.nagaokapay.ledger.campaign.list;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * What the newest count of a mass grant came to.
 *
 * @param people whom its conditions met
 * @param points what all of them would get, whatever the budget
 */
public record Counted(long people, Points points, Instant at, String by) {}
