package jp.nagaokapay.ledger.log.follow;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Transactions of the processors: what a projection writes and how far it got are one transaction
 * and are lost together if they are lost, so they need not wait for the disk.
 */
final class ProcessorTransactions implements TransactionManager {
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;

    ProcessorTransactions(TransactionManager transactions, JdbcTemplate jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public Transaction startTransaction() {
        Transaction transaction = transactions.startTransaction();
        try {
            jdbc.execute("SET LOCAL synchronous_commit TO off");
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
        return transaction;
    }
}
