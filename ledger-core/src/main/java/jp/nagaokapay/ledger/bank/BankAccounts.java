package jp.nagaokapay.ledger.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.TransferName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of shops' bank accounts. What has been erased is not found any more. */
@Component
public final class BankAccounts {
    /** Most versions that a history has, the newest of them. */
    public static final int HISTORY_MAX = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BankAccounts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Enters a new version, which counts from now on; the present one again when nothing differs.
     *
     * @param by opaque id of who enters it
     * @throws Refused when bank or branch are unknown, or the number or the holder's name are none
     *     that a bank file can carry
     */
    public BankAccount register(
            MerchantId merchantId, GivenAccount account, String by, Instant at) {
        BankAccount entered = check(merchantId, account, by, at);
        return Objects.requireNonNull(transaction.execute(_ -> enter(entered)));
    }

    /** The version that {@link #register} would enter; nothing is entered. */
    public BankAccount check(MerchantId merchantId, GivenAccount account, String by, Instant at) {
        GivenAccount checked =
                new GivenAccount(
                        account.bankCode(),
                        account.branchCode(),
                        account.accountType(),
                        AccountCheck.account(account).number(),
                        account.holder());
        return new BankAccount(
                BankAccountId.next(),
                merchantId,
                checked,
                TransferName.of(account.holder()),
                at,
                by);
    }

    private BankAccount enter(BankAccount entered) {
        AdvisoryLock.BANK_ACCOUNT.lock(jdbc, entered.merchantId().value());
        Optional<BankAccount> same =
                current(entered.merchantId()).filter(now -> now.given().equals(entered.given()));
        if (same.isPresent()) {
            return same.get();
        }
        GivenAccount given = entered.given();
        jdbc.sql(
                        """
                        INSERT INTO merchant_bank_account (bank_account_id, merchant_id, version,
                            bank_code, branch_code, account_type, account_number, holder,
                            holder_kana, entered_at, entered_by)
                        SELECT ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?
                        FROM merchant_bank_account WHERE merchant_id = ?
                        """)
                .params(
                        entered.id().value(),
                        entered.merchantId().value(),
                        given.bankCode(),
                        given.branchCode(),
                        given.accountType().name(),
                        given.accountNumber(),
                        given.holder(),
                        entered.holderKana().kana(),
                        SqlTime.utc(entered.enteredAt()),
                        entered.enteredBy(),
                        entered.merchantId().value())
                .update();
        return entered;
    }

    /** The version that counts. */
    public Optional<BankAccount> current(MerchantId merchantId) {
        return Optional.ofNullable(currentOf(List.of(merchantId)).get(merchantId));
    }

    /** The versions that count, of those shops that have one; in one query. */
    public Map<MerchantId, BankAccount> currentOf(Collection<MerchantId> merchantIds) {
        return jdbc
                .sql(
                        """
                        SELECT DISTINCT ON (merchant_id) * FROM merchant_bank_account
                        WHERE merchant_id = ANY (?) AND erased_at IS NULL
                        ORDER BY merchant_id, version DESC
                        """)
                .param(merchantIds.stream().map(MerchantId::value).toArray(String[]::new))
                .query(BankAccounts::account)
                .list()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(BankAccount::merchantId, Function.identity()));
    }

    /** Other shops that are paid to the same account now, whoever its holder; at most ten. */
    public List<MerchantId> othersPaidTo(BankAccount account) {
        GivenAccount given = account.given();
        return jdbc.sql(
                        """
                        SELECT merchant_id FROM merchant_bank_account one
                        WHERE bank_code = ? AND branch_code = ? AND account_type = ?
                            AND account_number = ? AND merchant_id <> ? AND NOT EXISTS (
                                SELECT FROM merchant_bank_account later
                                WHERE later.merchant_id = one.merchant_id
                                    AND later.version > one.version)
                        ORDER BY merchant_id LIMIT 10
                        """)
                .params(
                        given.bankCode(),
                        given.branchCode(),
                        given.accountType().name(),
                        given.accountNumber(),
                        account.merchantId().value())
                .query((row, _) -> new MerchantId(row.getString("merchant_id")))
                .list();
    }

    public Optional<BankAccount> find(BankAccountId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** Those of the versions that are found; in one query. */
    public Map<BankAccountId, BankAccount> find(Collection<BankAccountId> ids) {
        return jdbc
                .sql(
                        """
                        SELECT * FROM merchant_bank_account
                        WHERE bank_account_id = ANY (?) AND erased_at IS NULL
                        """)
                .param(ids.stream().map(BankAccountId::value).toArray(String[]::new))
                .query(BankAccounts::account)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(BankAccount::id, Function.identity()));
    }

    /** A shop's versions, newest first. */
    public List<BankAccount> history(MerchantId merchantId) {
        return jdbc.sql(
                        """
                        SELECT * FROM merchant_bank_account
                        WHERE merchant_id = ? AND erased_at IS NULL
                        ORDER BY version DESC LIMIT ?
                        """)
                .params(merchantId.value(), HISTORY_MAX)
                .query(BankAccounts::account)
                .list();
    }

    /** Erases the number and holder of all of a shop's versions; answers of how many. */
    public int erase(MerchantId merchantId, Instant at) {
        return jdbc.sql(
                        """
                        UPDATE merchant_bank_account
                        SET account_number = NULL, holder = NULL, holder_kana = NULL, erased_at = ?
                        WHERE merchant_id = ? AND erased_at IS NULL
                        """)
                .params(SqlTime.utc(at), merchantId.value())
                .update();
    }

    private static BankAccount account(ResultSet row, int number) throws SQLException {
        return new BankAccount(
                new BankAccountId(row.getString("bank_account_id")),
                new MerchantId(row.getString("merchant_id")),
                new GivenAccount(
                        row.getString("bank_code"),
                        row.getString("branch_code"),
                        AccountType.valueOf(row.getString("account_type")),
                        row.getString("account_number"),
                        row.getString("holder")),
                new TransferName(row.getString("holder_kana")),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getString("entered_by"));
    }
}
