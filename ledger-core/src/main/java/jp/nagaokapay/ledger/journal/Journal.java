package jp.nagaokapay.ledger.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The books, following the log within seconds. Sums come from {@link JournalSums} and {@link
 * AccountTurnovers}, what they are made of from {@link JournalPages}; what the books cannot answer
 * is refused before either.
 *
 * <p>A time before the first event or after now is refused with {@code OUTSIDE_THE_BOOKS}. At an
 * instant counts what has a value date before its business date, and of that date what happened
 * until then. What was in a lot that was over by then counts as lapsed, whether its expiry is
 * booked or not; so the sums for an instant are the same whenever they are asked. Only how much of
 * them is not booked yet changes. Books without any event begin today, and show zeros.
 *
 * <p>Days of which none is within the books are refused with {@code OUTSIDE_THE_BOOKS} too, days
 * that run backwards with {@code RANGE}, and with {@code ACCOUNT_NOT_FOUND} a group that is not in
 * the chart and an account that never had a posting, unless it is all there is in its group or the
 * other account of its wallet had one.
 *
 * <p>Everything here throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} while the books
 * are being filled again, and an answer about an instant, or days that are over, while they miss
 * something that happened until then: part of the books is never shown as all of them.
 */
@Component
public final class Journal {
    /** The most postings of a page. */
    public static final int PAGE_MAX = 1_000;

    private final Clock clock;
    private final BooksBounds bounds;
    private final JournalSums sums;
    private final AccountTurnovers turnovers;
    private final JournalPages pages;

    Journal(JdbcClient client, Clock clock, ReadFreshness freshness) {
        this.clock = clock;
        bounds = new BooksBounds(client, clock, freshness);
        sums = new JournalSums(client);
        turnovers = new AccountTurnovers(client);
        pages = new JournalPages(client);
    }

    /** All accounts by group; {@code at} null is everything that is booked. */
    public TrialBalance trialBalance(@Nullable Instant at) {
        requireFilled(at);
        return sums.trialBalance(at);
    }

    /** One account's sums; {@code at} null is everything that is booked. */
    public Balance balance(Account account, @Nullable Instant at) {
        requireFilled(at);
        bounds.requireKnown(account);
        return sums.balance(account, at);
    }

    /**
     * What was issued and can still be spent at the end of a business date (of today: now), by
     * value date: the answer for a past date is the same whenever it is asked.
     */
    public Outstanding outstanding(LocalDate baseDate) {
        Instant now = clock.instant();
        LocalDate today = BusinessDate.of(now);
        if (baseDate.equals(today)) {
            bounds.requireFilled(null);
            bounds.requireBegan(now);
        } else {
            bounds.requireWithin(BusinessDate.endOf(baseDate).minusNanos(1));
        }
        // What ends today can still be spent today.
        return sums.outstanding(
                baseDate, baseDate.equals(today) ? baseDate.minusDays(1) : baseDate);
    }

    /**
     * The accounts behind a line of the trial balance, in the order of their codes, with what they
     * took on each side by value date; those without a movement in these days too.
     *
     * @param group a line's group; one that is an account of its own has just that
     * @param days of the value dates
     * @param after the last code of the page before; null for the first page
     * @param limit how many accounts, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public List<AccountTurnover> accounts(
            String group, Days days, @Nullable String after, int limit) {
        bounds.requireWithin(days);
        bounds.requireGroup(group);
        return turnovers.of(group, days, after, limit);
    }

    /**
     * Postings in the order of the log; an account's in the order of their value dates, so that an
     * expiry booked late stands where it belongs.
     *
     * @param account only this account's; null for all
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit how many postings, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public Page entries(@Nullable Account account, @Nullable Cursor after, int limit) {
        return select(new Selection(account, null, Days.ALL), after, limit);
    }

    /** The same of the selected postings. */
    public Page select(Selection selection, @Nullable Cursor after, int limit) {
        bounds.requireWithin(selection.days());
        bounds.requireKnown(selection);
        return pages.entries(selection, after, limit);
    }

    /** Refuses days as {@link #forEach} does. */
    public void requireWithin(Days days) {
        bounds.requireWithin(days);
    }

    /**
     * All postings of some days, in the order of their value dates and then of the log, a page in
     * memory at a time.
     */
    public void forEach(Days days, Consumer<Entry> reader) {
        Selection all = new Selection(null, null, days);
        Cursor after = null;
        do {
            Page page = select(all, after, PAGE_MAX);
            page.entries().forEach(reader);
            after = page.next();
        } while (after != null);
    }

    /** An event of the log with all its postings; empty when nothing stands at that position. */
    public Optional<BookedEvent> event(long position) {
        Optional<BookedEvent> event = pages.event(position);
        if (event.isEmpty()) {
            return event;
        }
        bounds.requireFilled(event.get().occurredAt());
        return pages.event(position);
    }

    private void requireFilled(@Nullable Instant at) {
        if (at == null) {
            bounds.requireFilled(null);
        } else {
            bounds.requireWithin(at);
        }
    }

    /** Lines in the order of their group. */
    public record TrialBalance(List<Line> lines) {
        /**
         * @param unbookedExpiry how much of the sums is value that is over by then and whose expiry
         *     nobody has booked yet: what is booked, and this, are the line
         */
        public record Line(String group, long debit, long credit, long unbookedExpiry) {}

        public long debit() {
            return lines.stream().mapToLong(Line::debit).reduce(0, Math::addExact);
        }

        public long credit() {
            return lines.stream().mapToLong(Line::credit).reduce(0, Math::addExact);
        }

        /** Debit less credit: zero, or the books are wrong. */
        public long difference() {
            return Math.subtractExact(debit(), credit());
        }
    }

    /**
     * What an account took on each side, in yen.
     *
     * @param unbookedExpiry as in {@link TrialBalance.Line}
     */
    public record Balance(long debit, long credit, long unbookedExpiry) {}

    /** Outstanding value in yen, paid value and points apart. */
    public record Outstanding(LocalDate baseDate, long paid, long points) {
        public long total() {
            return Math.addExact(paid, points);
        }
    }

    /** From a date to a date, both included. */
    public record Days(LocalDate from, LocalDate to) {
        public static final Days ALL = new Days(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

        /** Open where a date is null. */
        public static Days of(@Nullable LocalDate from, @Nullable LocalDate to) {
            return new Days(from == null ? ALL.from : from, to == null ? ALL.to : to);
        }
    }

    /**
     * Which postings: of an account, or of a line of the trial balance, or of both null: all; those
     * come in the order of the log as long as no days are chosen, everything else in the order of
     * value dates.
     */
    public record Selection(@Nullable Account account, @Nullable String group, Days days) {}

    public record AccountTurnover(String account, long debit, long credit) {}

    /**
     * @param name the event's name in the log, e.g. {@code wallet.charged}
     * @param payload the event as the log has it, JSON; it names no person
     */
    public record BookedEvent(
            long position,
            String name,
            String revision,
            String aggregateId,
            Instant occurredAt,
            Instant recordedAt,
            String payload,
            List<Entry> postings) {}

    public record Page(List<Entry> entries, @Nullable Cursor next) {}

    /**
     * A posting where it stands in the books.
     *
     * @param cursor the position of its event in the log, and its line within the event
     * @param at when the event happened
     * @param event the name of the event in the log, e.g. {@code wallet.charged}
     */
    public record Entry(Cursor cursor, Instant at, String event, Posting posting) {}

    /** Where a posting stands; as text {@code position-line}. */
    public record Cursor(long position, int line) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

        /** Reads {@link #toString()}; fails with {@link IllegalArgumentException} otherwise. */
        public static Cursor parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a cursor");
            }
            return new Cursor(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        @Override
        public String toString() {
            return position + "-" + line;
        }
    }
}
