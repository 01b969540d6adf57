package jp.nagaokapay.ledger.journal.proof;

import java.util.Map;

/** Up to which event each table is, in one snapshot. */
record Positions(long journal, long lots, long receivable) {
    static Positions of(Map<String, Long> stored) {
        return new Positions(
                stored.getOrDefault("journal", 0L),
                stored.getOrDefault("lots", 0L),
                stored.getOrDefault("receivable", 0L));
    }
}
