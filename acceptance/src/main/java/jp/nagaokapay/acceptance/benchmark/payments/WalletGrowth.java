package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * One wallet alone, one payment after the other, from its first on.
 *
 * @param firstPerSecond of its first thousand
 * @param lastPerSecond of its last thousand
 */
record WalletGrowth(double firstPerSecond, double lastPerSecond) {
    private static final int PART = 1_000;
    private static final long PAUSE_NANOS = 100_000_000;

    static WalletGrowth measure(HttpConnection connection, Payers payers, int number, int payments)
            throws IOException {
        int part = Math.min(PART, payments / 2);
        double first = perSecond(connection, payers, number, part);
        perSecond(connection, payers, number, payments - 2 * part);
        return new WalletGrowth(first, perSecond(connection, payers, number, part));
    }

    private static double perSecond(
            HttpConnection connection, Payers payers, int number, int payments) throws IOException {
        long began = System.nanoTime();
        for (int made = 0; made < payments; ) {
            try {
                payers.alone(connection, number);
                made++;
            } catch (Load.Busy again) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return payments * 1e9 / (System.nanoTime() - began);
    }
}
