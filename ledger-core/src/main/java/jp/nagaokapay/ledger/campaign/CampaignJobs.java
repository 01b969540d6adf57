package jp.nagaokapay.ledger.campaign;

import java.time.Instant;

/** What campaigns do because time passes. */
public interface CampaignJobs {
    /**
     * Ends every campaign whose period has passed at {@code now}, lets go what waited for its day,
     * tells the secrets of lotteries that are over, and forgets what no refund can reach any more.
     * May run at any time, on several nodes, and again; when it is late nothing earns that should
     * not, for the period itself says so. Returns how many campaigns were ended, paid out or told.
     */
    int run(Instant now);
}
