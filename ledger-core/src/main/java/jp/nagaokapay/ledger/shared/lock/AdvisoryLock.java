package jp.nagaokapay.ledger.shared.lock;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every advisory lock that the ledger takes in its database. PostgreSQL knows a lock by two
 * numbers: which lock it is, which is stated here and nowhere else, and a hash of what it is about,
 * so that two shops do not wait for each other.
 */
public enum AdvisoryLock {
    /** Its holder gives out the log's next positions; there is one for the whole log. */
    LOG_APPEND(1),
    /** About the name of a piece of work that one node does at a time. */
    CLUSTER_WORK(2),
    /** About a wallet: so that the count of its live payment codes holds. */
    PAYMENT_CODES(3),
    /** About a wallet: so that the count of its live link codes holds. */
    LINK_CODES(4),
    /** About a funding instrument: so that the count of wallets it pays for holds. */
    FUNDING_INSTRUMENT(5),
    /** About a shop: so that the versions of its bank account are a line. */
    BANK_ACCOUNT(6),
    /** About a channel: so that files of its provider are reconciled one after the other. */
    FUNDING_FILE(7),
    /** About a shop: so that the count of the programs and people it lets in holds. */
    SHOP_CREDENTIALS(8),
    /** About a clerk and a date: so that what they charge for cash stays within its limit. */
    COUNTER_DAY(9),
    /** So that of two administrators who disable each other one remains. */
    STAFF(10),
    /** About a wallet: so that the count of its live receiving codes holds. */
    RECEIVING_CODES(11),
    /** About a wallet: so that the count of those whom its holder blocked holds. */
    BLOCKED_PEOPLE(12),
    /** About a wallet: so that the count of its offline keys holds. */
    OFFLINE_KEYS(13),
    /** So that the versions of shops' fees are a line. */
    SETTLEMENT_FEES(14);

    private final int number;

    AdvisoryLock(int number) {
        this.number = number;
    }

    /** Waits for the lock and holds it until the transaction ends. */
    public void lock(JdbcClient jdbc, String subject) {
        jdbc.sql("SELECT " + inTransaction("?")).param(subject).query(_ -> {});
    }

    /**
     * The SQL call that waits for the lock and holds it until the transaction ends.
     *
     * @param subject an SQL expression or parameter of type text
     */
    public String inTransaction(String subject) {
        return "pg_advisory_xact_lock(%d, hashtext(%s))".formatted(number, subject);
    }

    /**
     * The SQL call that waits for the lock and holds it until the session ends or gives it back.
     */
    String inSession(String subject) {
        return "pg_advisory_lock(%d, hashtext(%s))".formatted(number, subject);
    }

    /** The SQL call that gives back what {@link #inSession} took. */
    String unlock(String subject) {
        return "pg_advisory_unlock(%d, hashtext(%s))".formatted(number, subject);
    }
}
