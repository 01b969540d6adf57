package jp.nagaokapay.ledger.shared.message;

import java.time.Instant;

/** A fact in the log. Facts carry opaque references, never a person's name, phone or address. */
public interface LedgerEvent {
    /** Business time: when it happened, by the ledger's clock; not when it was recorded. */
    Instant occurredAt();
}
