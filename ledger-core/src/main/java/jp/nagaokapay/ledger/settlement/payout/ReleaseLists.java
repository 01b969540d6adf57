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
 * What somebody agreed to when they released a date, settlement by settlement and account by
 * account. However much later the release is completed, nothing else goes with it.
 */
@Component
class ReleaseLists {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ReleaseLists(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Writes the list of a release that is about to be made, in place of a failed attempt's. */
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

    /** What was agreed to for that date. */
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
