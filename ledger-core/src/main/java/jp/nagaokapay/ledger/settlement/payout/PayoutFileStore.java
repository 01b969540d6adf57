package jp.nagaokapay.ledger.settlement.payout;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PAYOUT_IS_RELEASED;
import static jp.nagaokapay.ledger.settlement.SettlementRule.SOMETHING_IS_DUE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileFormat.PayoutTransfer;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A payout's file is written before the payout is fixed and never after: accounts and branches may
 * change, and the bank must never be given another file for the same date.
 */
@Component
public final class PayoutFileStore {
    private final JdbcClient jdbc;
    private final PayoutList payouts;
    private final BankAccounts accounts;
    private final PayingBank bank;
    private final Clock clock;

    PayoutFileStore(
            JdbcClient jdbc,
            PayoutList payouts,
            BankAccounts accounts,
            PayingBank bank,
            Clock clock) {
        this.jdbc = jdbc;
        this.payouts = payouts;
        this.accounts = accounts;
        this.bank = bank;
        this.clock = clock;
    }

    /**
     * The bank's file of a date, the same bytes whenever it is asked for, in the format that was
     * configured when it was written. From the first time on the bank is taken to know of it.
     *
     * <p>Refused with {@code PAYOUT_NOT_RELEASED} before the release, {@code NOTHING_TO_PAY} when
     * everything was held back.
     */
    public PayoutFile take(LocalDate date) {
        PAYOUT_IS_RELEASED.require(payouts.isFixed(date));
        Optional<PayoutFile> file =
                jdbc.sql(
                                """
                                UPDATE payout_file SET taken_at = coalesce(taken_at, ?)
                                WHERE payout_date = ?
                                RETURNING format, media_type, extension, content
                                """)
                        .params(SqlTime.utc(clock.instant()), date)
                        .query((row, _) ->
                                new PayoutFile(
                                        row.getString("format"),
                                        row.getString("media_type"),
                                        row.getString("extension"),
                                        row.getBytes("content")))
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
        PayoutFileFormat format = bank.format();
        jdbc.sql(
                        """
                        INSERT INTO payout_file (payout_date, format, media_type, extension, content)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (payout_date) DO UPDATE SET format = excluded.format,
                            media_type = excluded.media_type, extension = excluded.extension,
                            content = excluded.content
                            WHERE payout_file.taken_at IS NULL
                        """)
                .params(
                        date,
                        format.name(),
                        format.mediaType(),
                        format.extension(),
                        format.write(bank.payer(), date, lines(transfers)))
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

    private List<PayoutTransfer> lines(List<TransferView> transfers) {
        Map<BankAccountId, BankAccount> found = accountsOf(transfers);
        List<PayoutTransfer> lines = new ArrayList<>();
        for (TransferView transfer : transfers) {
            BankAccount account = requireNonNull(found.get(accountOf(transfer)), "an account");
            lines.add(
                    new PayoutTransfer(
                            lines.size() + 1,
                            account.transferAccount(),
                            account.holderKana(),
                            transfer.amount()));
        }
        return lines;
    }

    private Map<BankAccountId, BankAccount> accountsOf(List<TransferView> transfers) {
        return accounts.find(transfers.stream().map(PayoutFileStore::accountOf).toList());
    }

    private static BankAccountId accountOf(TransferView transfer) {
        return new BankAccountId(transfer.bankAccount());
    }

    /**
     * A file as it was written.
     *
     * @param format the {@link PayoutFileFormat#name()} that it is in
     * @param extension of its name, without a dot
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record PayoutFile(String format, String mediaType, String extension, byte[] content) {}
}
