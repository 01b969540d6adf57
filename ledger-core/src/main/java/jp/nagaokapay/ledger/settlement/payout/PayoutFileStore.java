package jp.nagaokapay.ledger.settlement.payout;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_DUE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.TransferView;
import jp.nagaokapay.ledger.zengin.Transfer;
import jp.nagaokapay.ledger.zengin.ZenginFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A payout's file is written before the payout is fixed and never after: accounts and branches may
 * change, and the bank must never be given another file for the same date.
 */
@Component
class PayoutFileStore implements PayoutFiles {
    private final JdbcClient jdbc;
    private final Settlements settlements;
    private final BankAccounts accounts;
    private final Payers payers;
    private final Clock clock;

    PayoutFileStore(
            JdbcClient jdbc,
            Settlements settlements,
            BankAccounts accounts,
            Payers payers,
            Clock clock) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.accounts = accounts;
        this.payers = payers;
        this.clock = clock;
    }

    @Override
    public byte[] zengin(LocalDate date) {
        PAYOUT_IS_RELEASED.require(
                settlements.payout(date).filter(payout -> payout.fixedAt() != null).isPresent());
        Optional<byte[]> file =
                jdbc.sql(
                                """
                                UPDATE payout_file SET taken_at = coalesce(taken_at, ?)
                                WHERE payout_date = ? RETURNING content
                                """)
                        .params(clock.instant().atOffset(ZoneOffset.UTC), date)
                        .query((row, _) -> row.getBytes("content"))
                        .optional();
        SOMETHING_IS_DUE.require(file.isPresent());
        return file.orElseThrow();
    }

    /** Whether somebody has taken the file, so that the bank can know of its transfers. */
    boolean isTaken(LocalDate date) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM payout_file
                        WHERE payout_date = ? AND taken_at IS NOT NULL
                        """)
                .param(date)
                .query(Integer.class)
                .single()
                .equals(1);
    }

    /** Writes the file of a payout that is about to be fixed, in place of an earlier attempt's. */
    void write(LocalDate date, List<TransferView> transfers) {
        if (transfers.isEmpty()) {
            jdbc.sql("DELETE FROM payout_file WHERE payout_date = ? AND taken_at IS NULL")
                    .param(date)
                    .update();
            return;
        }
        Payer payer = payers.require();
        byte[] file = new ZenginFile(payer.on(date), lines(date, transfers)).bytes(payer.lineEnd());
        jdbc.sql(
                        """
                        INSERT INTO payout_file (payout_date, content) VALUES (?, ?)
                        ON CONFLICT (payout_date) DO UPDATE SET content = excluded.content
                            WHERE payout_file.taken_at IS NULL
                        """)
                .params(date, file)
                .update();
    }

    /** Those of the transfers of which the bank cannot be told where they go. */
    List<TransferView> unwritable(List<TransferView> transfers) {
        Map<BankAccountId, BankAccount> found = accountsOf(transfers);
        return transfers.stream()
                .filter(transfer -> {
                    BankAccount account = found.get(accountOf(transfer));
                    return account == null || !account.exists();
                })
                .toList();
    }

    private List<Transfer> lines(LocalDate date, List<TransferView> transfers) {
        long payout = Long.parseLong(date.format(DateTimeFormatter.BASIC_ISO_DATE));
        Map<BankAccountId, BankAccount> found = accountsOf(transfers);
        List<Transfer> lines = new ArrayList<>();
        for (TransferView transfer : transfers) {
            BankAccount account = requireNonNull(found.get(accountOf(transfer)), "an account");
            lines.add(
                    new Transfer(
                            account.transferAccount(),
                            account.holderKana(),
                            transfer.amount(),
                            lines.size() + 1,
                            payout));
        }
        return lines;
    }

    private Map<BankAccountId, BankAccount> accountsOf(List<TransferView> transfers) {
        return accounts.find(transfers.stream().map(PayoutFileStore::accountOf).toList());
    }

    private static BankAccountId accountOf(TransferView transfer) {
        return new BankAccountId(transfer.bankAccount());
    }
}
