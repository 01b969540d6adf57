package jp.nagaokapay.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.journal.Journal.AccountTurnover;
import jp.nagaokapay.ledger.journal.Journal.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a figure down to its accounts, page by page, with what each took on both sides. */
final class AccountTurnovers {
    /** Jumps from account to account in the index. */
    private static final String ACCOUNTS =
            """
            WITH RECURSIVE known AS (
                (SELECT account FROM account_month
                    WHERE account > :after AND account > :prefix AND account < :beyond
                    ORDER BY account LIMIT 1)
                UNION ALL
                SELECT (SELECT m.account FROM account_month m
                    WHERE m.account > k.account AND m.account < :beyond
                    ORDER BY m.account LIMIT 1)
                FROM known k WHERE k.account IS NOT NULL)
            SELECT k.account, t.debit, t.credit FROM
                (SELECT account FROM known WHERE account IS NOT NULL LIMIT :limit) AS k,
                LATERAL (
                    SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit
                    FROM (
                        SELECT debit, credit FROM account_month m WHERE m.account = k.account
                            AND month >= :first_month AND month < :behind_months
                        UNION ALL SELECT debit, credit FROM account_day d
                        WHERE d.account = k.account
                            AND value_date >= :from AND value_date < :first_month
                        UNION ALL SELECT debit, credit FROM account_day d
                        WHERE d.account = k.account
                            AND value_date >= :behind_months AND value_date <= :to) AS sums) AS t
            ORDER BY k.account
            """;

    /** Value is in no wallet that was not credited first. */
    private static final String WALLETS =
            """
            WITH RECURSIVE known AS (
                (SELECT credit AS account FROM posting
                    WHERE credit > :after AND credit > 'wallet:' AND credit < 'wallet;'
                    ORDER BY credit LIMIT 1)
                UNION ALL
                SELECT (SELECT p.credit FROM posting p
                    WHERE p.credit > k.account AND p.credit < 'wallet;'
                    ORDER BY p.credit LIMIT 1)
                FROM known k WHERE k.account IS NOT NULL)
            SELECT k.account,
                (SELECT coalesce(sum(amount), 0) FROM posting p WHERE p.debit = k.account
                    AND p.debit LIKE 'wallet:%' AND value_date BETWEEN :from AND :to) AS debit,
                (SELECT coalesce(sum(amount), 0) FROM posting p WHERE p.credit = k.account
                    AND value_date BETWEEN :from AND :to) AS credit
            FROM (SELECT account FROM known WHERE account LIKE :kind LIMIT :limit) AS k
            ORDER BY k.account
            """;

    private static final String SINGLE =
            """
            SELECT account_group AS account, sum(debit) AS debit, sum(credit) AS credit
            FROM account_day WHERE account = '' AND account_group = :group
                AND account_group > :after AND value_date BETWEEN :from AND :to
            GROUP BY account_group
            """;

    private final JdbcClient client;

    AccountTurnovers(JdbcClient client) {
        this.client = client;
    }

    List<AccountTurnover> of(String group, Days days, @Nullable String after, int limit) {
        String behind = after == null ? "" : after;
        int size = Math.clamp(limit, 1, Journal.PAGE_MAX);
        if (group.startsWith("wallet:")) {
            return turnovers(
                    within(days, WALLETS)
                            .param("after", behind)
                            .param("kind", "wallet:%" + group.substring(group.indexOf(':')))
                            .param("limit", size));
        }
        WholeMonths months = WholeMonths.of(days);
        List<AccountTurnover> several =
                turnovers(
                        within(days, ACCOUNTS)
                                .param("first_month", months.first())
                                .param("behind_months", months.behind())
                                .param("after", behind)
                                .param("prefix", group + ':')
                                .param("beyond", group + ';')
                                .param("limit", size));
        return several.isEmpty()
                ? turnovers(within(days, SINGLE).param("group", group).param("after", behind))
                : several;
    }

    private JdbcClient.StatementSpec within(Days days, String sql) {
        return client.sql(sql).param("from", days.from()).param("to", days.to());
    }

    private static List<AccountTurnover> turnovers(JdbcClient.StatementSpec sql) {
        return sql.query((row, _) ->
                        new AccountTurnover(
                                row.getString("account"),
                                row.getLong("debit"),
                                row.getLong("credit")))
                .list();
    }

    /** The months that lie whole in some days; with none, both are the day behind the last. */
    private record WholeMonths(LocalDate first, LocalDate behind) {
        static WholeMonths of(Days days) {
            LocalDate from = days.from().withDayOfMonth(1);
            LocalDate first = from.equals(days.from()) ? from : from.plusMonths(1);
            LocalDate end = days.to().equals(Days.ALL.to()) ? days.to() : days.to().plusDays(1);
            LocalDate behind = end.withDayOfMonth(1);
            return first.isBefore(behind)
                    ? new WholeMonths(first, behind)
                    : new WholeMonths(end, end);
        }
    }
}
