package jp.nagaokapay.acceptance.deskmonth;

/** What the whole city did, by the scenes' own account; amounts in yen. */
final class CityTotals {
    private long charged;
    private long captured;
    private long refunded;
    private int payments;
    private long granted;

    synchronized void charged(long yen) {
        charged += yen;
    }

    synchronized void paid(long yen) {
        captured += yen;
        payments++;
    }

    synchronized void refunded(long yen) {
        refunded += yen;
    }

    synchronized void granted(long yen) {
        granted += yen;
    }

    /** Less what was undone. */
    synchronized long charged() {
        return charged;
    }

    synchronized long captured() {
        return captured;
    }

    synchronized long refunded() {
        return refunded;
    }

    synchronized int payments() {
        return payments;
    }

    synchronized long granted() {
        return granted;
    }
}
