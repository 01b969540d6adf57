package jp.nagaokapay.ledger.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what {@link JournalProjection} books. Whole days come as sums; only the postings of the day
 * asked for are read one by one, so the answers do not slow with the log's length.
 */
@Component
class Books implements Journal {
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final String BEGAN = "SELECT at FROM journal_began";
    private static final String ALL =
            """
            SELECT account_group, sum(debit) AS debit, sum(credit) AS credit FROM account_day
            GROUP BY account_group ORDER BY account_group
            """;
    private static final String UNTIL =
            """
            WITH of_the_day AS (
                SELECT debit_group, credit_group, amount FROM posting
                WHERE value_date = :day AND at BETWEEN :dawn AND :at)
            SELECT account_group, sum(debit) AS debit, sum(credit) AS credit FROM (
                SELECT account_group, debit, credit FROM account_day WHERE value_date < :day
                UNION ALL SELECT debit_group, amount, 0 FROM of_the_day
                UNION ALL SELECT credit_group, 0, amount FROM of_the_day) AS ends
            GROUP BY account_group ORDER BY account_group
            """;
    private static final String BALANCE =
            """
            SELECT coalesce(sum(amount) FILTER (WHERE debit = :account), 0) AS debit,
                coalesce(sum(amount) FILTER (WHERE credit = :account), 0) AS credit
            FROM posting WHERE (debit = :account OR credit = :account)
                AND (value_date < :day OR value_date = :day AND at <= :at)
            """;
    private static final String OUTSTANDING =
            """
            SELECT coalesce(sum(amount) FILTER (WHERE account_group = 'wallet:paid'), 0) AS paid,
                coalesce(sum(amount) FILTER (WHERE account_group = 'wallet:points'), 0) AS points
            FROM outstanding_day WHERE expires_on > :spent_until AND value_date <= :base
            """;
    private static final String PAGE =
            """
            SELECT * FROM posting WHERE (position, line) > (:position, :line)
            ORDER BY position, line LIMIT :limit
            """;

    /** Each end from its own index; an account is never on both ends of a posting. */
    private static final String PAGE_OF_ACCOUNT =
            """
            (SELECT * FROM posting WHERE debit = :account AND (position, line) > (:position, :line)
                ORDER BY position, line LIMIT :limit)
            UNION ALL
            (SELECT * FROM posting WHERE credit = :account AND (position, line) > (:position, :line)
                ORDER BY position, line LIMIT :limit)
            ORDER BY position, line LIMIT :limit
            """;

    private final JdbcClient client;
    private final Clock clock;

    Books(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public TrialBalance trialBalance(@Nullable Instant at) {
        if (at == null) {
            return new TrialBalance(client.sql(ALL).query(Books::line).list());
        }
        requireWithin(at);
        LocalDate day = BusinessDate.of(at);
        return new TrialBalance(
                client.sql(UNTIL)
                        .param("day", day)
                        .param("dawn", time(BusinessDate.startOf(day)))
                        .param("at", time(at))
                        .query(Books::line)
                        .list());
    }

    @Override
    public Balance balance(Account account, @Nullable Instant at) {
        if (at != null) {
            requireWithin(at);
        }
        Instant until = at == null ? EVER : at;
        return client.sql(BALANCE)
                .param("account", account.code())
                .param("day", BusinessDate.of(until))
                .param("at", time(until))
                .query((row, _) -> new Balance(row.getLong("debit"), row.getLong("credit")))
                .single();
    }

    @Override
    public Outstanding outstanding(LocalDate baseDate) {
        LocalDate today = BusinessDate.of(clock.instant());
        requireWithin(
                baseDate.equals(today)
                        ? clock.instant()
                        : BusinessDate.endOf(baseDate).minusNanos(1));
        return client.sql(OUTSTANDING)
                .param("base", baseDate)
                // What ends today can still be spent today.
                .param("spent_until", baseDate.equals(today) ? baseDate.minusDays(1) : baseDate)
                .query((row, _) ->
                        new Outstanding(baseDate, row.getLong("paid"), row.getLong("points")))
                .single();
    }

    @Override
    public Page entries(@Nullable Account account, @Nullable Cursor after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        JdbcClient.StatementSpec sql =
                account == null
                        ? client.sql(PAGE)
                        : client.sql(PAGE_OF_ACCOUNT).param("account", account.code());
        List<Entry> found =
                sql.param("position", after == null ? -1 : after.position())
                        .param("line", after == null ? 0 : after.line())
                        .param("limit", size + 1)
                        .query(Books::entry)
                        .list();
        List<Entry> entries = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Page(entries, found.size() > size ? entries.getLast().cursor() : null);
    }

    private void requireWithin(Instant at) {
        Optional<OffsetDateTime> began = client.sql(BEGAN).query(OffsetDateTime.class).optional();
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(
                began.isPresent()
                        && !at.isBefore(began.get().toInstant())
                        && !at.isAfter(clock.instant()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static TrialBalance.Line line(ResultSet row, int number) throws SQLException {
        return new TrialBalance.Line(
                row.getString("account_group"), row.getLong("debit"), row.getLong("credit"));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new Cursor(row.getLong("position"), row.getInt("line")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event"),
                new Posting(
                        Account.parse(row.getString("debit")),
                        Account.parse(row.getString("credit")),
                        Yen.of(row.getLong("amount")),
                        row.getObject("value_date", LocalDate.class),
                        new LotId(row.getString("lot_id")),
                        row.getObject("expires_on", LocalDate.class)));
    }
}
