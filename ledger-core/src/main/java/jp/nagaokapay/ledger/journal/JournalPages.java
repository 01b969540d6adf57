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

/** From an account down to postings and events, page by page. */
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
}
