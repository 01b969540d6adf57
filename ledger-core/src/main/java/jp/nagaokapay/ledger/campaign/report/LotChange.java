package jp.nagaokapay.ledger.campaign.report;

/** What a batch changes of one lot. */
final class LotChange {
    long used;
    long expired;
    long lapsed;
    long takenBack;
    long missing;
}
