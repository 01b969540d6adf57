package jp.nagaokapay.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.journal.Account.Funding;
import jp.nagaokapay.ledger.journal.Account.MerchantPayable;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.Balance;
import jp.nagaokapay.ledger.journal.Journal.Outstanding;
import jp.nagaokapay.ledger.journal.Journal.TrialBalance.Line;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class JournalTest {
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final ChargeId CHARGE = new ChargeId("charge:1");
    private static final LotId LOT = new LotId("lot:1");
    private static final LocalDate END = LocalDate.parse("2023-10-10");
    private static final Instant CHARGED = Instant.parse("2023-04-10T03:00:00Z");
    private static final Account PAID = new WalletValue(ANN, LotKind.PAID);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final Projected journal =
            Projected.fromLog(database, new JournalProjection(new JdbcTemplate(database)));

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void all_postings_of_some_days_come_once_in_the_order_of_value_dates() {
        RandomHistory history = new RandomHistory(13, 7, 3_000);
        journal.apply(history.events(), 500);
        Journal books = books(history.now());
        List<Journal.Entry> all = new ArrayList<>();

        books.forEach(
                new Journal.Days(LocalDate.parse("2020-01-01"), LocalDate.parse("2040-01-01")),
                all::add);

        assertThat(all).hasSizeGreaterThan(2 * Journal.PAGE_MAX);
        assertThat(all).extracting(Journal.Entry::cursor).doesNotHaveDuplicates();
        assertThat(all).extracting(entry -> entry.posting().valueDate()).isSorted();
        assertThat(all.stream().mapToLong(entry -> entry.posting().amount().amount()).sum())
                .isEqualTo(books.trialBalance(null).debit());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_history_balances_and_issued_is_spent_and_lapsed_and_outstanding(long seed) {
        RandomHistory history = new RandomHistory(seed, 7, 2_000);

        journal.apply(history.events(), 50);

        Journal books = books(history.now());
        assertThat(books.trialBalance(null).difference()).isZero();
        for (LotKind kind : LotKind.values()) {
            assertThat(history.lapsed(kind)).as("something lapsed").isPositive();
            assertThat(history.issued(kind))
                    .isEqualTo(
                            history.spent(kind) + history.lapsed(kind) + history.outstanding(kind));
            assertThat(owed(books, "wallet:" + name(kind))).isEqualTo(history.outstanding(kind));
            assertThat(owed(books, "breakage:" + name(kind))).isEqualTo(history.lapsed(kind));
        }
        assertThat(owed(books, "merchant-payable"))
                .isEqualTo(history.spent(LotKind.PAID) + history.spent(LotKind.POINTS));
        Instant midway = RandomHistory.BEGAN.plusSeconds(90L * 24 * 3600 + 12_345);
        assertThat(books.trialBalance(midway).difference()).isZero();
        assertThat(books.trialBalance(history.now()).difference()).isZero();
    }

    @Test
    void a_rebuild_in_other_batches_gives_the_same_books() {
        RandomHistory history = new RandomHistory(11, 5, 2_000);
        journal.apply(history.events(), 64);
        Journal books = books(history.now());
        LocalDate past = LocalDate.parse("2023-06-30");
        var balance = books.trialBalance(null);
        var outstanding = books.outstanding(past);
        var page = books.entries(null, null, 500);

        journal.reset().apply(history.events(), 1_000);

        assertThat(books.trialBalance(null)).isEqualTo(balance);
        assertThat(books.outstanding(past)).isEqualTo(outstanding);
        assertThat(books.entries(null, null, 500)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void outstanding_on_a_past_date_is_the_same_whenever_it_is_asked(long seed) {
        RandomHistory history = new RandomHistory(seed, 5, 1_500);
        LocalDate base = LocalDate.parse("2023-07-31");
        List<LedgerEvent> before =
                history.events().stream()
                        .filter(event -> !BusinessDate.of(event.occurredAt()).isAfter(base))
                        .toList();

        journal.apply(before, 100);
        Outstanding atOnce = books(BusinessDate.endOf(base)).outstanding(base);
        journal.reset().apply(history.events(), 100);
        Outstanding later = books(history.now()).outstanding(base);

        assertThat(later).isEqualTo(atOnce);
        assertThat(later.total()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 400, 500, 999})
    void what_happened_after_an_instant_by_however_little_is_not_in_the_balance_at_it(long nanos) {
        Instant reversed = CHARGED.plusSeconds(60);
        journal.apply(
                charged(5_000),
                new ChargeReversed(ANN, reversed, CHARGE, LOT, Yen.of(5_000), Channel.BANK, END));
        Journal books = books("2023-05-01T00:00:00Z");

        assertThat(books.balance(PAID, reversed.minusNanos(nanos)).debit()).isZero();
        assertThat(books.balance(PAID, reversed).debit()).isEqualTo(5_000);
        assertThat(books.balance(PAID, reversed.plusNanos(nanos)).debit()).isEqualTo(5_000);
        assertThat(books.trialBalance(reversed.minusNanos(nanos)).debit()).isEqualTo(5_000);
    }

    @Test
    void a_lot_is_worth_nothing_after_its_last_day_even_before_its_expiry_is_booked() {
        journal.apply(charged(5_000));

        assertThat(books("2023-10-10T10:00:00Z").outstanding(END).paid()).isEqualTo(5_000);
        Journal nextDay = books("2023-10-10T15:00:00Z");
        assertThat(nextDay.outstanding(END)).isEqualTo(new Outstanding(END, 0, 0));
        assertThat(nextDay.outstanding(END.minusDays(1)).paid()).isEqualTo(5_000);

        journal.apply(
                new LotExpired(
                        ANN,
                        Instant.parse("2023-10-14T00:00:00Z"),
                        LOT,
                        LotKind.PAID,
                        Yen.of(5_000),
                        END));

        Journal later = books("2023-10-14T00:00:00Z");
        assertThat(later.outstanding(END.minusDays(1)).paid()).isEqualTo(5_000);
        assertThat(later.outstanding(END).paid()).isZero();
        assertThat(later.balance(PAID, Instant.parse("2023-10-11T00:00:00Z")))
                .isEqualTo(new Balance(5_000, 5_000, 0));
    }

    @Test
    void a_reversed_charge_is_no_longer_outstanding_from_the_date_of_the_reversal() {
        Instant later = CHARGED.plusSeconds(3 * 24 * 3600);
        journal.apply(
                charged(5_000),
                new ChargeReversed(ANN, later, CHARGE, LOT, Yen.of(5_000), Channel.COUNTER, END));

        Journal books = books("2023-05-01T00:00:00Z");
        assertThat(books.outstanding(LocalDate.parse("2023-04-12")).paid()).isEqualTo(5_000);
        assertThat(books.outstanding(LocalDate.parse("2023-04-13")).paid()).isZero();
        assertThat(books.balance(new Funding(Channel.COUNTER), null))
                .isEqualTo(new Balance(5_000, 5_000, 0));
    }

    @Test
    void postings_are_read_page_by_page_without_loss_whole_or_by_account() {
        RandomHistory history = new RandomHistory(3, 3, 400);
        journal.apply(history.events(), 100);
        Journal books = books(history.now());
        Account shop = new MerchantPayable(RandomHistory.SHOP);

        List<Journal.Entry> all = readAll(books, null);
        List<Journal.Entry> ofShop = readAll(books, shop);

        List<Posting> expected = new ArrayList<>();
        history.events()
                .forEach(event -> {
                    if (event instanceof jp.nagaokapay.ledger.wallet.WalletEvent e) {
                        expected.addAll(Postings.of(e));
                    }
                });
        assertThat(all).extracting(Journal.Entry::posting).isEqualTo(expected);
        assertThat(ofShop)
                .isEqualTo(
                        all.stream()
                                .filter(e ->
                                        e.posting().debit().equals(shop)
                                                || e.posting().credit().equals(shop))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void as_of_an_instant_the_books_say_the_same_whenever_they_are_asked(long seed) {
        RandomHistory history = new RandomHistory(seed, 5, 1_500);
        Instant at = Instant.parse("2023-07-31T03:00:00Z");
        List<LedgerEvent> before =
                history.events().stream().filter(event -> !event.occurredAt().isAfter(at)).toList();
        LocalDate dayBefore = BusinessDate.of(at).minusDays(1);

        journal.apply(before, 100);
        Journal then = books(at);
        var balance = then.trialBalance(at);
        var wallets = then.accounts("wallet:points", Journal.Days.ALL, null, 10);
        var each = wallets.stream().map(w -> then.balance(Account.parse(w.account()), at)).toList();
        journal.reset().apply(history.events(), 100);
        Journal later = books(history.now());

        assertThat(sums(later.trialBalance(at))).isEqualTo(sums(balance));
        assertThat(balance.difference()).isZero();
        assertThat(wallets).hasSize(5);
        assertThat(
                        wallets.stream()
                                .map(w -> later.balance(Account.parse(w.account()), at))
                                .map(JournalTest::booked))
                .isEqualTo(each.stream().map(JournalTest::booked).toList());
        assertThat(each.stream().mapToLong(b -> b.credit() - b.debit()).sum())
                .isEqualTo(owed(balance, "wallet:points"));
        for (LotKind kind : LotKind.values()) {
            Balance lapsed = later.balance(new Account.Breakage(kind), at);
            assertThat(lapsed.credit()).isEqualTo(owed(balance, "breakage:" + name(kind)));
        }
        Instant midnight = BusinessDate.endOf(dayBefore);
        long worth = owed(later.trialBalance(midnight), "wallet:points");
        assertThat(worth).isEqualTo(later.outstanding(dayBefore).points());
    }

    @Test
    void an_expiry_that_is_not_booked_yet_is_told_apart_from_what_is() {
        journal.apply(charged(5_000));
        Instant at = Instant.parse("2023-10-11T00:00:00Z");
        Journal books = books(at);

        assertThat(books.trialBalance(at).lines())
                .extracting(Line::group, Line::debit, Line::credit, Line::unbookedExpiry)
                .containsExactly(
                        tuple("breakage:paid", 0L, 5_000L, 5_000L),
                        tuple("funding:COUNTER", 5_000L, 0L, 0L),
                        tuple("wallet:paid", 5_000L, 5_000L, 5_000L));
        assertThat(books.trialBalance(null).lines())
                .extracting(Line::group, Line::debit, Line::credit, Line::unbookedExpiry)
                .containsExactly(
                        tuple("funding:COUNTER", 5_000L, 0L, 0L),
                        tuple("wallet:paid", 0L, 5_000L, 0L));
        assertThat(books.balance(PAID, at)).isEqualTo(new Balance(5_000, 5_000, 5_000));
        assertThat(books.balance(new Account.Breakage(LotKind.PAID), at))
                .isEqualTo(new Balance(0, 5_000, 5_000));
        assertThat(books.balance(PAID, null)).isEqualTo(new Balance(0, 5_000, 0));
    }

    @Test
    void a_line_leads_to_its_accounts_their_postings_and_their_turnover() {
        RandomHistory history = new RandomHistory(5, 4, 800);
        journal.apply(history.events(), 100);
        Journal books = books(history.now());
        Journal.Days may =
                new Journal.Days(LocalDate.parse("2023-05-01"), LocalDate.parse("2023-05-31"));

        for (Journal.TrialBalance.Line line : books.trialBalance(null).lines()) {
            var accounts = books.accounts(line.group(), Journal.Days.ALL, null, 1_000);
            assertThat(accounts.stream().mapToLong(Journal.AccountTurnover::debit).sum())
                    .as(line.group())
                    .isEqualTo(line.debit());
            assertThat(accounts.stream().mapToLong(Journal.AccountTurnover::credit).sum())
                    .isEqualTo(line.credit());
            for (Journal.AccountTurnover turnover :
                    books.accounts(line.group(), may, null, 1_000)) {
                Account account = Account.parse(turnover.account());
                List<Journal.Entry> entries =
                        selected(books, new Journal.Selection(account, null, may));
                assertThat(sum(entries, account, true)).isEqualTo(turnover.debit());
                assertThat(sum(entries, account, false)).isEqualTo(turnover.credit());
            }
            List<Journal.Entry> ofGroup =
                    selected(books, new Journal.Selection(null, line.group(), may));
            assertThat(ofGroup)
                    .isEqualTo(
                            selected(books, new Journal.Selection(null, null, may)).stream()
                                    .filter(e ->
                                            e.posting().debit().group().equals(line.group())
                                                    || e.posting()
                                                            .credit()
                                                            .group()
                                                            .equals(line.group()))
                                    .toList());
        }
        var pages = books.accounts("wallet:paid", may, null, 3);
        assertThat(books.accounts("wallet:paid", may, pages.getLast().account(), 3)).hasSize(1);
    }

    @Test
    void a_posting_is_never_changed() {
        journal.apply(charged(5_000));
        JdbcTemplate jdbc = new JdbcTemplate(database);

        assertThatThrownBy(() -> jdbc.update("UPDATE posting SET amount = 1"))
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM posting"))
                .hasMessageContaining("only ever added");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "funding:ATM",
                "wallet:7:paid",
                "wallet:7:points",
                "campaign-expense:campaign:x",
                "partner-funds:campaign:x",
                "merchant-payable:merchant:demo",
                "fees",
                "breakage:paid",
                "bank",
                "payouts-in-transit"
            })
    void an_account_is_its_code(String code) {
        assertThat(Account.parse(code).code()).isEqualTo(code);
        assertThat(code).startsWith(Account.parse(code).group().split(":")[0]);
    }

    @Test
    void points_that_a_partner_ordered_are_the_partners_to_pay() {
        GrantId grant = new GrantId("grant:1");
        PointsGranted granted =
                new PointsGranted(
                        ANN,
                        CHARGED,
                        grant,
                        "campaign:steps",
                        "partner:wellness.walk-1",
                        LotId.of(grant),
                        Points.of(30),
                        END,
                        null);

        assertThat(Postings.of(granted).getFirst().debit())
                .isEqualTo(new Account.PartnerFunds("campaign:steps"));
    }

    private static List<Journal.Entry> readAll(Journal books, @Nullable Account account) {
        return selected(books, new Journal.Selection(account, null, Journal.Days.ALL));
    }

    private static long sum(List<Journal.Entry> entries, Account account, boolean debit) {
        return entries.stream()
                .map(Journal.Entry::posting)
                .filter(p -> (debit ? p.debit() : p.credit()).equals(account))
                .mapToLong(p -> p.amount().amount())
                .sum();
    }

    private static List<Journal.Entry> selected(Journal books, Journal.Selection selection) {
        List<Journal.Entry> all = new ArrayList<>();
        Journal.Page page = books.select(selection, null, 7);
        all.addAll(page.entries());
        while (page.next() != null) {
            page = books.select(selection, Journal.Cursor.parse(page.next().toString()), 7);
            all.addAll(page.entries());
        }
        return all;
    }

    /** The sums of an instant; how much of them is not booked yet changes. */
    private static List<Line> sums(Journal.TrialBalance balance) {
        return balance.lines().stream()
                .map(line -> new Line(line.group(), line.debit(), line.credit(), 0))
                .toList();
    }

    private static Balance booked(Balance balance) {
        return new Balance(balance.debit(), balance.credit(), 0);
    }

    private static LedgerEvent charged(long amount) {
        return new WalletCharged(ANN, CHARGED, CHARGE, LOT, Yen.of(amount), Channel.COUNTER, END);
    }

    private static String name(LotKind kind) {
        return kind == LotKind.PAID ? "paid" : "points";
    }

    private static long owed(Journal books, String group) {
        return owed(books.trialBalance(null), group);
    }

    private static long owed(Journal.TrialBalance balance, String group) {
        return balance.lines().stream()
                .filter(line -> line.group().equals(group))
                .mapToLong(line -> line.credit() - line.debit())
                .sum();
    }

    private Journal books(String now) {
        return books(Instant.parse(now));
    }

    private Journal books(Instant now) {
        return new Journal(
                JdbcClient.create(database), Clock.fixed(now, ZoneOffset.UTC), (_, _) -> {});
    }
}
