package jp.nagaokapay.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.Balance;
import jp.nagaokapay.ledger.journal.Journal.Outstanding;
import jp.nagaokapay.ledger.journal.Journal.TrialBalance;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what {@link JournalProjection} books. Whole months and days come as sums; only the postings
 * of the day asked for, and those of a single wallet, are read one by one, so the answers do not
 * slow with the log's length.
 */
final class JournalSums {
    private static final String ALL =
            """
            SELECT account_group, sum(debit) AS debit, sum(credit) AS credit, 0 AS unbooked
            FROM account_month WHERE account = '' GROUP BY account_group ORDER BY account_group
            """;

    /** What is in lots that are over and whose expiry is not booked, by group. */
    private static final String UNBOOKED =
            """
            WITH of_the_day AS MATERIALIZED (
                SELECT account_group(debit) AS debit_group, account_group(credit) AS credit_group,
                    amount, expires_on FROM posting
                WHERE value_date = :day AND at <= :at),
            unbooked AS (
                SELECT account_group, sum(amount) AS amount FROM (
                    SELECT account_group, amount FROM ended_day WHERE ended_on < :day
                    UNION ALL
                    SELECT credit_group, amount FROM of_the_day
                    WHERE expires_on < :day AND credit_group LIKE 'wallet:%'
                    UNION ALL
                    SELECT debit_group, -amount FROM of_the_day
                    WHERE expires_on < :day AND debit_group LIKE 'wallet:%') AS ended
                GROUP BY account_group HAVING sum(amount) <> 0),
            lapsing AS (
                SELECT account_group, amount AS debit, 0 AS credit, amount AS unbooked FROM unbooked
                UNION ALL
                SELECT 'breakage:' || split_part(account_group, ':', 2), 0, amount, amount
                FROM unbooked)
            """;

    private static final String UNTIL =
            UNBOOKED
                    + """
                    SELECT account_group, sum(debit) AS debit, sum(credit) AS credit,
                        sum(unbooked) AS unbooked FROM (
                        SELECT account_group, debit, credit, 0 AS unbooked FROM account_month
                        WHERE account = '' AND month < :month
                        UNION ALL SELECT account_group, debit, credit, 0 FROM account_day
                        WHERE account = '' AND value_date >= :month AND value_date < :day
                        UNION ALL SELECT debit_group, amount, 0, 0 FROM of_the_day
                        UNION ALL SELECT credit_group, 0, amount, 0 FROM of_the_day
                        UNION ALL SELECT * FROM lapsing) AS ends
                    GROUP BY account_group ORDER BY account_group
                    """;

    private static final String BALANCE =
            """
            SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit,
                0 AS unbooked
            FROM account_month WHERE account = :name AND account_group = :group
            """;

    private static final String BALANCE_UNTIL =
            """
            SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit,
                0 AS unbooked FROM (
                SELECT debit, credit FROM account_month
                WHERE account = :name AND account_group = :group AND month < :month
                UNION ALL SELECT debit, credit FROM account_day
                WHERE account = :name AND account_group = :group
                    AND value_date >= :month AND value_date < :day
                UNION ALL SELECT amount, 0 FROM posting
                WHERE debit = :account AND debit NOT LIKE 'wallet:%'
                    AND value_date = :day AND at <= :at
                UNION ALL SELECT 0, amount FROM posting
                WHERE credit = :account AND value_date = :day AND at <= :at) AS ends
            """;

    private static final String LAPSING =
            UNBOOKED
                    + """
                    SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit,
                        coalesce(sum(unbooked), 0) AS unbooked
                    FROM lapsing WHERE account_group = :group
                    """;

    /** A wallet's lots one by one: what is left in one that is over lapses. */
    private static final String WALLET =
            """
            SELECT coalesce(sum(debit + unbooked), 0) AS debit, coalesce(sum(credit), 0) AS credit,
                coalesce(sum(unbooked), 0) AS unbooked
            FROM (
                SELECT sum(debit) AS debit, sum(credit) AS credit,
                    CASE WHEN max(expires_on) < :day THEN sum(credit - debit) ELSE 0 END AS unbooked
                FROM (
                    SELECT lot_id, expires_on, amount AS debit, 0 AS credit FROM posting
                    WHERE debit = :account AND debit LIKE 'wallet:%'
                        AND (value_date < :day OR value_date = :day AND at <= :at)
                    UNION ALL
                    SELECT lot_id, expires_on, 0, amount FROM posting
                    WHERE credit = :account
                        AND (value_date < :day OR value_date = :day AND at <= :at)) AS ends
                GROUP BY lot_id) AS lots
            """;

    private static final String WALLET_BOOKED =
            """
            SELECT (SELECT coalesce(sum(amount), 0) FROM posting
                    WHERE debit = :account AND debit LIKE 'wallet:%') AS debit,
                (SELECT coalesce(sum(amount), 0) FROM posting WHERE credit = :account) AS credit,
                0 AS unbooked
            """;

    private static final String OUTSTANDING =
            """
            SELECT coalesce(sum(credit - debit), 0) - (
                SELECT coalesce(sum(amount), 0) FROM ended_day e
                WHERE e.account_group = :group AND ended_on <= :over) FROM (
                    SELECT debit, credit FROM account_month
                    WHERE account = '' AND account_group = :group AND month < :month
                    UNION ALL SELECT debit, credit FROM account_day
                    WHERE account = '' AND account_group = :group
                        AND value_date >= :month AND value_date <= :base) AS value
            """;

    private final JdbcClient client;

    JournalSums(JdbcClient client) {
        this.client = client;
    }

    /** At null everything that is booked. */
    TrialBalance trialBalance(@Nullable Instant at) {
        return new TrialBalance(
                (at == null ? client.sql(ALL) : until(UNTIL, at)).query(JournalSums::line).list());
    }

    Balance balance(Account account, @Nullable Instant at) {
        return at == null ? balance(account) : balanceUntil(account, at);
    }

    private Balance balance(Account account) {
        return balance(
                account instanceof WalletValue
                        ? client.sql(WALLET_BOOKED).param("account", account.code())
                        : client.sql(BALANCE)
                                .param("name", name(account))
                                .param("group", account.group()));
    }

    private Balance balanceUntil(Account account, Instant at) {
        if (account instanceof WalletValue) {
            return balance(until(WALLET, at).param("account", account.code()));
        }
        return plus(
                balance(
                        until(BALANCE_UNTIL, at)
                                .param("name", name(account))
                                .param("group", account.group())
                                .param("account", account.code())),
                account instanceof Account.Breakage
                        ? balance(until(LAPSING, at).param("group", account.group()))
                        : new Balance(0, 0, 0));
    }

    /** The sums of a group that is an account of its own have no name. */
    private static String name(Account account) {
        return account.code().equals(account.group()) ? "" : account.code();
    }

    /**
     * @param over what ended on this day or before is not outstanding
     */
    Outstanding outstanding(LocalDate baseDate, LocalDate over) {
        return new Outstanding(
                baseDate,
                outstanding("wallet:paid", baseDate, over),
                outstanding("wallet:points", baseDate, over));
    }

    private long outstanding(String group, LocalDate base, LocalDate over) {
        return client.sql(OUTSTANDING)
                .param("group", group)
                .param("base", base)
                .param("month", base.withDayOfMonth(1))
                .param("over", over)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec until(String sql, Instant at) {
        LocalDate day = BusinessDate.of(at);
        return client.sql(sql)
                .param("day", day)
                .param("month", day.withDayOfMonth(1))
                .param("at", SqlTime.utc(at));
    }

    private static Balance balance(JdbcClient.StatementSpec sql) {
        return sql.query((row, _) ->
                        new Balance(
                                row.getLong("debit"),
                                row.getLong("credit"),
                                row.getLong("unbooked")))
                .single();
    }

    private static Balance plus(Balance one, Balance other) {
        return new Balance(
                Math.addExact(one.debit(), other.debit()),
                Math.addExact(one.credit(), other.credit()),
                Math.addExact(one.unbookedExpiry(), other.unbookedExpiry()));
    }

    private static TrialBalance.Line line(ResultSet row, int number) throws SQLException {
        return new TrialBalance.Line(
                row.getString("account_group"),
                row.getLong("debit"),
                row.getLong("credit"),
                row.getLong("unbooked"));
    }
}
