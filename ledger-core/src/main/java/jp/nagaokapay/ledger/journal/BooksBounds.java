package jp.nagaokapay.ledger.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Journal.Days;
import jp.nagaokapay.ledger.journal.Journal.Selection;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the books can be asked: a question that they cannot answer is never answered with none. */
final class BooksBounds {
    private static final String BEGAN = "SELECT at FROM journal_began";
    private static final String POSTED =
            """
            SELECT EXISTS (SELECT FROM posting WHERE credit IN (:accounts))
                OR EXISTS (SELECT FROM posting
                    WHERE debit IN (:accounts) AND debit NOT LIKE 'wallet:%')
                OR EXISTS (SELECT FROM posting
                    WHERE debit IN (:accounts) AND debit LIKE 'wallet:%')
            """;

    private final JdbcClient client;
    private final Clock clock;
    private final ReadFreshness freshness;

    BooksBounds(JdbcClient client, Clock clock, ReadFreshness freshness) {
        this.client = client;
        this.clock = clock;
        this.freshness = freshness;
    }

    void requireFilled(@Nullable Instant until) {
        freshness.require(JournalProjection.NAME, until);
    }

    void requireWithin(Instant at) {
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(!at.isAfter(clock.instant()));
        requireFilled(at);
        requireBegan(at);
    }

    void requireBegan(Instant at) {
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(!at.isBefore(began()));
    }

    /** Some of the days must lie within the books; all days there are do even in empty books. */
    void requireWithin(Days days) {
        JournalRule.DAYS_ARE_IN_ORDER.require(!days.to().isBefore(days.from()));
        LocalDate today = BusinessDate.of(clock.instant());
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(!days.from().isAfter(today));
        requireFilled(
                days.to().isBefore(today) ? BusinessDate.endOf(days.to()).minusNanos(1) : null);
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(
                days.equals(Days.ALL) || !days.to().isBefore(BusinessDate.of(began())));
    }

    void requireKnown(Selection selection) {
        Account account = selection.account();
        if (account != null) {
            requireKnown(account);
        }
        String group = selection.group();
        if (group != null) {
            requireGroup(group);
        }
    }

    /**
     * The only account of a group is in the books before anything is posted to it, and a wallet's
     * two are with the first posting to one of them.
     */
    void requireKnown(Account account) {
        JournalRule.ACCOUNT_IS_IN_THE_BOOKS.require(
                account.code().equals(account.group())
                        || client.sql(POSTED)
                                .param("accounts", together(account))
                                .query(Boolean.class)
                                .single());
    }

    private static List<String> together(Account account) {
        return account instanceof WalletValue value
                ? Arrays.stream(LotKind.values())
                        .map(kind -> new WalletValue(value.walletId(), kind).code())
                        .toList()
                : List.of(account.code());
    }

    void requireGroup(String group) {
        JournalRule.ACCOUNT_IS_IN_THE_BOOKS.require(Account.groups().contains(group));
    }

    /** When the first event happened; empty books begin today, so that they show zeros. */
    private Instant began() {
        return client.sql(BEGAN)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElseGet(() -> BusinessDate.startOf(BusinessDate.of(clock.instant())));
    }
}
