package jp.nagaokapay.acceptance.deskmonth;

import tools.jackson.databind.JsonNode;

/** What must be in one wallet, in yen, by its owner's own account. */
final class Purse {
    private long paid;
    private long points;

    synchronized void charged(long yen) {
        paid += yen;
    }

    synchronized void granted(long yen) {
        points += yen;
    }

    /** By a payment, as it was answered. */
    synchronized void spent(JsonNode payment) {
        paid -= payment.path("paid").asLong();
        points -= payment.path("points").asLong();
    }

    /** Paid value that went to or came from another wallet, or was paid back in cash. */
    synchronized void moved(long yen) {
        paid += yen;
    }

    /** What points are left lapse; returns how many. */
    synchronized long expirePoints() {
        long lapsed = points;
        points = 0;
        return lapsed;
    }

    /** All that is left goes; returns the paid value. */
    synchronized long empty() {
        long left = paid;
        paid = 0;
        points = 0;
        return left;
    }

    synchronized long paid() {
        return paid;
    }

    synchronized long points() {
        return points;
    }

    synchronized long total() {
        return paid + points;
    }
}
