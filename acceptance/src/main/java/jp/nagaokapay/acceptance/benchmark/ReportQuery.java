package jp.nagaokapay.acceptance.benchmark;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * One question to the ledger, of its whole length and of its beginning.
 *
 * @param late asked of the end of the ledger, where all of it counts
 * @param early the same of when it was short
 */
record ReportQuery(String name, Supplier<?> late, Supplier<?> early) {

    long nanos(boolean ofTheEnd) {
        long began = System.nanoTime();
        Objects.requireNonNull((ofTheEnd ? late : early).get());
        return System.nanoTime() - began;
    }
}
