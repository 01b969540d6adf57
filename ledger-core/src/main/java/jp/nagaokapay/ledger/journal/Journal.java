package jp.nagaokapay.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The books, following the log within seconds.
 *
 * <p>A time before the first event or after now is refused with {@code OUTSIDE_THE_BOOKS}. At an
 * instant counts what has a value date before its business date, and of that date what happened
 * until then.
 */
public interface Journal {
    /** The most postings of a page. */
    int PAGE_MAX = 1_000;

    /** All accounts by group; {@code at} null is everything that is booked. */
    TrialBalance trialBalance(@Nullable Instant at);

    /** One account's sums; {@code at} null is everything that is booked. */
    Balance balance(Account account, @Nullable Instant at);

    /**
     * What was issued and can still be spent at the end of a business date (of today: now), by
     * value date: the answer for a past date is the same whenever it is asked.
     */
    Outstanding outstanding(LocalDate baseDate);

    /**
     * Postings in the order of the log.
     *
     * @param account only this account's; null for all
     * @param after {@link Page#next} of the page before; null for the first
     * @param limit how many postings, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    Page entries(@Nullable Account account, @Nullable Cursor after, int limit);

    /** Lines in the order of their group. */
    record TrialBalance(List<Line> lines) {
        public record Line(String group, long debit, long credit) {}

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

    /** What an account took on each side, in yen. */
    record Balance(long debit, long credit) {}

    /** Outstanding value in yen, paid value and points apart. */
    record Outstanding(LocalDate baseDate, long paid, long points) {
        public long total() {
            return Math.addExact(paid, points);
        }
    }

    record Page(List<Entry> entries, @Nullable Cursor next) {}

    /**
     * A posting where it stands in the books.
     *
     * @param cursor the position of its event in the log, and its line within the event
     * @param at when the event happened
     * @param event the name of the event in the log, e.g. {@code wallet.charged}
     */
    record Entry(Cursor cursor, Instant at, String event, Posting posting) {}

    /** Where a posting stands; as text {@code position-line}. */
    record Cursor(long position, int line) {
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
