package jp.nagaokapay.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.AccountTurnover;
import jp.nagaokapay.ledger.journal.Journal.BookedEvent;
import jp.nagaokapay.ledger.journal.Journal.Cursor;
import jp.nagaokapay.ledger.journal.Journal.Days;
import jp.nagaokapay.ledger.journal.Journal.Entry;
import jp.nagaokapay.ledger.journal.Journal.Page;
import jp.nagaokapay.ledger.journal.Journal.Selection;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a figure down to accounts, postings and events, page by page. */
final class JournalPages {
    private static final String PAGE =
            """
            SELECT * FROM posting WHERE (position, line) > (:position, :line)
            ORDER BY position, line LIMIT :limit\
            """;

    private static final String PAGE_END = ", position, line LIMIT :limit";

    /**
     * Where the page before ended: a cursor names a posting, which knows its value date; one that
     * names none is that of the posting before it.
     */
    private static final String BEHIND =
            """
             value_date BETWEEN :from AND :to AND (value_date, position, line) > (
                greatest((SELECT value_date FROM posting
                    WHERE (position, line) <= (:position, :line)
                    ORDER BY position DESC, line DESC LIMIT 1), :from::date - 1), :position, :line)
            ORDER BY value_date\
            """;

    private static final String PAGE_OF_DAYS = "SELECT * FROM posting WHERE" + BEHIND + PAGE_END;

    /** Each end from its own index; an account is never on both ends of a posting. */
    private static final String PAGE_OF_WALLET = ends(":account", "debit LIKE 'wallet:%'");

    /** A group's accounts, or the one that is the group. */
    private static final String PAGE_OF_ACCOUNTS =
            "SELECT p.* FROM (SELECT :account::text COLLATE \"C\" AS account"
                    + " UNION SELECT account FROM account_month WHERE account > :account || ':' AND account < :account || ';') AS a"
                    + " CROSS JOIN LATERAL ("
                    + ends("a.account", "debit NOT LIKE 'wallet:%'")
                    + ") AS p ORDER BY value_date"
                    + PAGE_END;

    /** Groups so common that the next postings of a date are soon found by reading on. */
    private static final Map<String, String> COMMON =
            Map.of(
                    "wallet:paid", "wallet:%:paid",
                    "wallet:points", "wallet:%:points",
                    "merchant-payable", "merchant-payable:%");

    private static final String PAGE_OF_COMMON_GROUP =
            "SELECT * FROM posting WHERE (debit LIKE :accounts OR credit LIKE :accounts) AND"
                    + BEHIND
                    + PAGE_END;

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

    private static final String EVENT =
            """
            SELECT e.position, k.name AS event_name, coalesce(e.revision, '1') AS revision,
                aggregate_id(e.aggregate_id) AS aggregate_id, e.occurred_at, e.recorded_at,
                whole_payload(e.payload, k.id_field, aggregate_id(e.aggregate_id), e.occurred_at)::text
                    AS payload
            FROM domain_event e JOIN stored_kind k ON k.number = e.kind
            WHERE e.position = :position
            """;

    private static final String POSTINGS =
            "SELECT * FROM posting WHERE position = :position ORDER BY line";

    private final JdbcClient client;

    JournalPages(JdbcClient client) {
        this.client = client;
    }

    Page entries(Selection selection, @Nullable Cursor after, int limit) {
        int size = Math.clamp(limit, 1, Journal.PAGE_MAX);
        List<Entry> found =
                select(selection)
                        .param("position", after == null ? -1 : after.position())
                        .param("line", after == null ? 0 : after.line())
                        .param("limit", size + 1)
                        .query(JournalPages::entry)
                        .list();
        List<Entry> entries = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Page(entries, found.size() > size ? entries.getLast().cursor() : null);
    }

    private JdbcClient.StatementSpec select(Selection selection) {
        Account account = selection.account();
        String group = selection.group();
        if (account != null) {
            return within(
                            selection.days(),
                            named(
                                    account instanceof WalletValue
                                            ? PAGE_OF_WALLET
                                            : PAGE_OF_ACCOUNTS))
                    .param("account", account.code());
        }
        if (group != null) {
            String common = COMMON.get(group);
            return common == null
                    ? within(selection.days(), named(PAGE_OF_ACCOUNTS)).param("account", group)
                    : within(selection.days(), named(PAGE_OF_COMMON_GROUP))
                            .param("accounts", common);
        }
        return selection.days().equals(Days.ALL)
                ? client.sql(named(PAGE))
                : within(selection.days(), named(PAGE_OF_DAYS));
    }

    List<AccountTurnover> accounts(String group, Days days, @Nullable String after, int limit) {
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

    Optional<BookedEvent> event(long position) {
        List<Entry> postings =
                client.sql(named(POSTINGS))
                        .param("position", position)
                        .query(JournalPages::entry)
                        .list();
        return client.sql(EVENT)
                .param("position", position)
                .query((row, _) ->
                        new BookedEvent(
                                row.getLong("position"),
                                row.getString("event_name"),
                                row.getString("revision"),
                                row.getString("aggregate_id"),
                                instant(row, "occurred_at"),
                                instant(row, "recorded_at"),
                                row.getString("payload"),
                                postings))
                .optional();
    }

    /** Read to the end of a day, for the indexes of accounts have no order within it. */
    private static String ends(String account, String debits) {
        String wholeDays = BEHIND + " FETCH FIRST :limit ROWS WITH TIES";
        return "(SELECT * FROM posting WHERE debit = "
                + account
                + " AND "
                + debits
                + " AND"
                + wholeDays
                + ") UNION ALL (SELECT * FROM posting WHERE credit = "
                + account
                + " AND"
                + wholeDays
                + ") ORDER BY value_date"
                + PAGE_END;
    }

    /** The same rows in the same order, with the names of their events. */
    private static String named(String page) {
        return "SELECT p.*, k.name AS event_name FROM (SELECT *, row_number() OVER () AS row FROM ("
                + page
                + ") AS page) AS p JOIN domain_event e USING (position)"
                + " JOIN stored_kind k ON k.number = e.kind ORDER BY row";
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

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String lot = row.getString("lot_id");
        return new Entry(
                new Cursor(row.getLong("position"), row.getInt("line")),
                instant(row, "at"),
                row.getString("event_name"),
                new Posting(
                        Account.parse(row.getString("debit")),
                        Account.parse(row.getString("credit")),
                        Yen.of(row.getLong("amount")),
                        row.getObject("value_date", LocalDate.class),
                        lot == null ? null : new LotId(lot),
                        row.getObject("expires_on", LocalDate.class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
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
