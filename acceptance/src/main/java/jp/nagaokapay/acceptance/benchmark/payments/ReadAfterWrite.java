package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads right after a payment was acknowledged.
 *
 * @param missed how many of them did not show it
 */
record ReadAfterWrite(int reads, int missed, double p50, double p99) {
    private static final Pattern ID = Pattern.compile("\"paymentId\":\"([^\"]+)\"");

    static ReadAfterWrite measure(HttpConnection connection, Payers payers, int reads)
            throws IOException {
        long[] times = new long[reads];
        int missed = 0;
        for (int read = 0; read < reads; read++) {
            String wallet = payers.anyWallet();
            Matcher id = ID.matcher(payers.pay(connection, wallet).body());
            if (!id.find()) {
                throw new IOException("a payment without an id");
            }
            long began = System.nanoTime();
            String history = connection.get("/api/v1/wallet/history?limit=10", wallet).body();
            times[read] = System.nanoTime() - began;
            missed += history.contains(id.group(1)) ? 0 : 1;
        }
        Arrays.sort(times);
        return new ReadAfterWrite(
                reads, missed, times[reads / 2] / 1e6, times[reads * 99 / 100] / 1e6);
    }
}
