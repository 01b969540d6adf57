package jp.nagaokapay.ledger.installation;

import java.util.Locale;

/**
 * What a database is kept for. A program that declares a bean of this type makes new databases of
 * that kind and works on no other; one without works on a database of any kind, and makes none.
 */
public enum InstallationKind {
    DEMO,
    SIMULATION,
    LIVE;

    static InstallationKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** As it is stored and shown. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
