package jp.nagaokapay.ledger.settlement.payout;

import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_DUE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.message.Refused;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.PayoutView;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.zengin.Transfer;
import jp.nagaokapay.ledger.zengin.ZenginFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a payout's file when it is first asked for and keeps it: accounts and branches may change
 * afterwards, and the bank must never be given another file for the same date. It holds names, so
 * it is an ordinary table and not part of the log.
 */
@Component
class KeptFiles implements PayoutFiles {
    private final JdbcClient jdbc;
    private final Settlements settlements;
    private final BankAccounts accounts;
    private final Payers payers;

    KeptFiles(JdbcClient jdbc, Settlements settlements, BankAccounts accounts, Payers payers) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.accounts = accounts;
        this.payers = payers;
    }

    @Override
    public byte[] zengin(LocalDate date) {
        return kept(date)
                .orElseGet(() -> {
                    byte[] file = write(date);
                    jdbc.sql(
                                    """
                                    INSERT INTO payout_file (payout_date, content) VALUES (?, ?)
                                    ON CONFLICT (payout_date) DO NOTHING
                                    """)
                            .params(date, file)
                            .update();
                    return kept(date).orElseThrow();
                });
    }

    private Optional<byte[]> kept(LocalDate date) {
        return jdbc.sql("SELECT content FROM payout_file WHERE payout_date = ?")
                .param(date)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    private byte[] write(LocalDate date) {
        PayoutView payout =
                settlements
                        .payout(date)
                        .filter(released -> released.fixedAt() != null)
                        .orElseThrow(() -> new Refused(PAYOUT_IS_RELEASED));
        Payer payer = payers.require();
        List<TransferView> transfers = settlements.transfers(date);
        SOMETHING_IS_DUE.require(!transfers.isEmpty());
        Yen total = transfers.stream().map(TransferView::amount).reduce(Yen.ZERO, Yen::plus);
        if (transfers.size() != payout.transfers() || !total.equals(payout.total())) {
            throw new IllegalStateException("not the transfers that were fixed: " + date);
        }
        return file(date, payer, transfers);
    }

    private byte[] file(LocalDate date, Payer from, List<TransferView> transfers) {
        long payout = Long.parseLong(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        List<Transfer> lines = new ArrayList<>();
        for (TransferView transfer : transfers) {
            BankAccount account =
                    accounts.find(new BankAccountId(transfer.bankAccount())).orElseThrow();
            lines.add(
                    new Transfer(
                            account.transferAccount(),
                            account.holderKana(),
                            transfer.amount(),
                            lines.size() + 1,
                            payout));
        }
        return new ZenginFile(
                        new ZenginFile.Header(from.clientCode(), from.name(), date, from.account()),
                        lines)
                .bytes(from.lineEnd());
    }
}
