package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * The city's figures cut in slices; their sums are those of {@link Kpis}. Amounts are whole yen,
 * negative where refunds or reversals exceed what a period brought. Throws {@link
 * jp.nagaokapay.ledger.shared.message.Unavailable} as {@link Kpis} does.
 */
public interface Breakdowns {
    /**
     * A year, or one month of it, cut by what a shop is; the slice with the most usage first.
     *
     * <p>Refused with {@code OUTSIDE_THE_BOOKS} as {@link Kpis#fiscalYear}; also for a month that
     * is not of the year.
     */
    List<ShopSlice> byShop(FiscalYear year, @Nullable YearMonth month, ShopDimension by);

    /** The same, cut by who paid. Always the three groups, and what is unknown if anything is. */
    List<HolderSlice> byHolder(FiscalYear year, @Nullable YearMonth month);

    /** How long ago the holders of open wallets charged or paid last, as of today. */
    Activity activity();

    /** What shops are told apart by. */
    enum ShopDimension {
        DISTRICT,
        CLASS,
        CATEGORY
    }

    /**
     * What was paid.
     *
     * @param payments payments captured
     * @param refunds refunds, each on its own date
     * @param paid usage out of paid value
     * @param points usage out of points
     */
    record Flow(long payments, long refunds, long captured, long refunded, long paid, long points) {

        /** Captured less refunded. */
        public long usageTotal() {
            return captured - refunded;
        }
    }

    /**
     * @param key the district or category as registered, or the {@code ShopClass}
     * @param shopsWithPayment shops that captured a payment within the period
     * @param participatingShops approved shops at its end
     */
    record ShopSlice(String key, Flow flow, long shopsWithPayment, long participatingShops) {}

    /**
     * @param charges charges made, reversed ones included
     * @param totalCharged charges less reversals
     * @param users open wallets at the period's end
     */
    record HolderSlice(HolderGroup group, Flow flow, long charges, long totalCharged, long users) {}

    /**
     * @param asOf the business date from which the ages are counted
     * @param ages from the latest use to {@code NEVER}, all there
     */
    record Activity(LocalDate asOf, List<Age> ages, long wallets) {}

    /** Open wallets whose last use is of an age, by group. */
    record Age(LastUse lastUse, long residents, long nonResidents, long corporate, long unknown) {

        public long wallets() {
            return residents + nonResidents + corporate + unknown;
        }
    }

    /** Ages of a last use in days; each without the ones before it. */
    enum LastUse {
        WITHIN_7_DAYS,
        WITHIN_30_DAYS,
        WITHIN_90_DAYS,
        WITHIN_180_DAYS,
        WITHIN_365_DAYS,
        LONGER_AGO,
        NEVER
    }
}
