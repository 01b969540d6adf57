package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.payout.PayoutHoldPolicy.Checked;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a release of a date consists of, as the person who released it saw it: settlement by
 * settlement, account by account. However much later the release is completed, nothing else goes
 * with it.
 */
@Component
class ReleaseContents {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ReleaseContents(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Keeps what is about to be released, in place of what an attempt before it kept. */
    void write(LocalDate date, List<Checked> payable) {
        transaction.executeWithoutResult(_ -> {
            jdbc.update("DELETE FROM payout_release WHERE payout_date = ?", date);
            jdbc.batchUpdate(
                    """
                    INSERT INTO payout_release (payout_date, settlement_id, bank_account)
                    VALUES (?, ?, ?)
                    """,
                    payable.stream()
                            .map(each ->
                                    new Object[] {
                                        date,
                                        each.settlement().settlementId().value(),
                                        each.accountId().value()
                                    })
                            .toList());
        });
    }

    /** The account that each settlement was released to. */
    Map<SettlementId, BankAccountId> of(LocalDate date) {
        Map<SettlementId, BankAccountId> list = new HashMap<>();
        jdbc.query(
                "SELECT settlement_id, bank_account FROM payout_release WHERE payout_date = ?",
                row -> {
                    list.put(
                            new SettlementId(row.getString("settlement_id")),
                            new BankAccountId(row.getString("bank_account")));
                },
                date);
        return list;
    }
}
