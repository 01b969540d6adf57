package jp.nagaokapay.ledger.campaign;

import java.time.Instant;

/** What campaigns do because time passes. */
public interface CampaignJobs {
    /**
     * Ends every campaign whose period has passed at {@code now}. May run at any time, on several
     * nodes, and again; when it is late nothing earns that should not, for the period itself says
     * so. Returns how many campaigns were looked at.
     */
    int run(Instant now);
}
