package jp.nagaokapay.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import jp.nagaokapay.ledger.journal.Account.AccountCode;
import jp.nagaokapay.ledger.journal.Account.Breakage;
import jp.nagaokapay.ledger.journal.Account.Funding;
import jp.nagaokapay.ledger.journal.Account.MerchantPayable;
import jp.nagaokapay.ledger.journal.Account.TransferClearing;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.jspecify.annotations.Nullable;

/**
 * A batch of postings and their sums, as rows of the journal's tables. The sums are made from what
 * is posted and from nothing else; rows come in the order of their keys.
 */
final class BatchRows {
    private final List<@Nullable Object[]> postings = new ArrayList<>();
    private final Map<Level, Sums> days = new TreeMap<>();
    private final Map<Level, Fate> fates = new TreeMap<>();
    private final Map<Level, Long> ended = new TreeMap<>();

    /** Adds an event's postings. */
    void add(Instant at, long position, List<Posting> lines) {
        Set<Level> used = new HashSet<>();
        for (int line = 0; line < lines.size(); line++) {
            Posting posting = lines.get(line);
            String debit = posting.debit().code();
            String credit = posting.credit().code();
            long amount = posting.amount().amount();
            postings.add(
                    new @Nullable Object[] {
                        position,
                        line,
                        at,
                        posting.valueDate(),
                        debit,
                        credit,
                        amount,
                        posting.lotId(),
                        posting.expiresOn()
                    });
            sum(posting.debit(), debit, posting, new Sums(amount, 0, position));
            sum(posting.credit(), credit, posting, new Sums(0, amount, position));
            LotKind kind = kind(posting);
            if (kind != null) {
                Level level = new Level(AccountCode.of(kind), posting.valueDate(), "");
                Fate fate = fate(posting, amount);
                fates.merge(
                        level,
                        fate.used > 0 && used.add(level) ? fate.counted() : fate,
                        Fate::plus);
            }
        }
    }

    Collection<@Nullable Object[]> postings() {
        return postings;
    }

    Collection<@Nullable Object[]> days() {
        return rows(
                days,
                (level, sums) ->
                        new @Nullable Object[] {
                            level.name,
                            level.date,
                            level.group,
                            sums.debit,
                            sums.credit,
                            sums.lastPosition
                        });
    }

    Collection<@Nullable Object[]> months() {
        Map<Level, Sums> months = new TreeMap<>();
        days.forEach((level, sums) -> months.merge(level.month(), sums, Sums::plus));
        return rows(
                months,
                (level, sums) ->
                        new @Nullable Object[] {
                            level.name, level.date, level.group, sums.debit, sums.credit
                        });
    }

    Collection<@Nullable Object[]> fates() {
        return rows(
                fates,
                (level, fate) ->
                        new @Nullable Object[] {
                            level.name,
                            level.date,
                            fate.issues,
                            fate.issued,
                            fate.uses,
                            fate.used,
                            fate.lapsed
                        });
    }

    Collection<@Nullable Object[]> ended() {
        return rows(
                ended, (level, amount) -> new @Nullable Object[] {level.name, level.date, amount});
    }

    /** Each group, and each account of a group with several, but for wallets. */
    private void sum(Account account, String code, Posting posting, Sums sums) {
        String group = account.group();
        days.merge(new Level("", posting.valueDate(), group), sums, Sums::plus);
        if (account instanceof WalletValue) {
            ended.merge(new Level(group, endOf(posting), ""), sums.credit - sums.debit, Long::sum);
        } else if (!code.equals(group)) {
            days.merge(new Level(code, posting.valueDate(), group), sums, Sums::plus);
        }
    }

    /** The lot's last day, or the value date of what came after it. */
    private static LocalDate endOf(Posting posting) {
        LocalDate last = posting.expiresOn();
        return last == null || last.isBefore(posting.valueDate()) ? posting.valueDate() : last;
    }

    /** Of the value that moves; null when it is none that anybody holds. */
    private static @Nullable LotKind kind(Posting posting) {
        return posting.debit() instanceof WalletValue from
                ? from.kind()
                : posting.credit() instanceof WalletValue to
                        ? to.kind()
                        : posting.credit() instanceof Breakage breakage ? breakage.kind() : null;
    }

    private static Fate fate(Posting posting, long amount) {
        long lapsed = posting.credit() instanceof Breakage ? amount : 0;
        if (posting.credit() instanceof MerchantPayable) {
            return new Fate(0, 0, 0, amount, lapsed);
        }
        if (posting.debit() instanceof MerchantPayable) {
            return new Fate(0, 0, 0, -amount, lapsed);
        }
        if (lapsed > 0) {
            return new Fate(0, 0, 0, 0, lapsed);
        }
        if (posting.debit() instanceof TransferClearing
                || posting.credit() instanceof TransferClearing) {
            return Fate.UNCHANGED;
        }
        return posting.credit() instanceof WalletValue
                ? new Fate(1, amount, 0, 0, 0)
                : new Fate(posting.credit() instanceof Funding ? -1 : 0, -amount, 0, 0, 0);
    }

    private static <V> Collection<@Nullable Object[]> rows(
            Map<Level, V> sums, BiFunction<Level, V, @Nullable Object[]> row) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        sums.forEach((level, sum) -> rows.add(row.apply(level, sum)));
        return rows;
    }

    /** What a row of sums is about. */
    private record Level(String name, LocalDate date, String group) implements Comparable<Level> {
        private static final Comparator<Level> ORDER =
                Comparator.comparing(Level::name)
                        .thenComparing(Level::date)
                        .thenComparing(Level::group);

        Level month() {
            return new Level(name, date.withDayOfMonth(1), group);
        }

        @Override
        public int compareTo(Level other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sums(long debit, long credit, long lastPosition) {
        Sums plus(Sums later) {
            return new Sums(debit + later.debit, credit + later.credit, later.lastPosition);
        }
    }

    private record Fate(long issues, long issued, long uses, long used, long lapsed) {
        /** Value that changes hands is neither issued nor used. */
        static final Fate UNCHANGED = new Fate(0, 0, 0, 0, 0);

        Fate counted() {
            return new Fate(issues, issued, 1, used, lapsed);
        }

        Fate plus(Fate other) {
            return new Fate(
                    issues + other.issues,
                    issued + other.issued,
                    uses + other.uses,
                    used + other.used,
                    lapsed + other.lapsed);
        }
    }
}
