package jp.nagaokapay.ledger.campaign.report;

/** What a batch adds to one date. */
final class DayChange {
    long charges;
    long charged;
    long payments;
    long paid;

    void charge(int count, long yen) {
        charges += count;
        charged += yen;
    }
}
