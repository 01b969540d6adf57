package jp.nagaokapay.api.counter;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one clerk does on one date: begun charges, begun reversals and cash-ups come one after the
 * other, from whichever nodes.
 */
final class ClerksDay {
    private ClerksDay() {}

    /** Holds up the others until the transaction ends. */
    static void lock(JdbcClient jdbc, String clerk, LocalDate date) {
        AdvisoryLock.COUNTER_DAY.lock(jdbc, clerk + ' ' + date);
    }
}
