package jp.nagaokapay.ledger.campaign;

import java.time.LocalDate;
import java.util.Map;

/** What became of the points of each campaign; follows the log within seconds. */
public interface CampaignReports {
    /** The figures of a campaign; nothing but zeros when it never granted. */
    Figures figures(CampaignId campaignId);

    /** Those of all campaigns in which anything was earned. */
    Map<CampaignId, Figures> all();

    /** What the whole town did on the dates from {@code first} to {@code last}, both included. */
    Town town(LocalDate first, LocalDate last);

    /**
     * Points of one campaign: {@code granted = used + expired + lapsed + takenBack + outstanding}.
     *
     * @param granted what reached wallets
     * @param used spent less refunded
     * @param lapsed gone with a closed wallet, or on its way back into a lot that was gone
     * @param takenBack since what had earned them was refunded or reversed
     * @param lost of the used ones, those that were to be taken back and had been spent
     * @param outstanding still in wallets, held ones included
     * @param people wallets that got any
     * @param grants grants that reached wallets
     * @param triggers occasions that earned
     */
    record Figures(
            long granted,
            long used,
            long expired,
            long lapsed,
            long takenBack,
            long lost,
            long outstanding,
            long people,
            long grants,
            long triggers) {
        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Sums over some dates; reversals and refunds count on their own date.
     *
     * @param charges completed less reversed
     * @param charged yen, less reversed
     * @param payments captured; a refund does not take one back
     * @param paid yen captured less refunded
     */
    record Town(long charges, long charged, long payments, long paid) {}
}
