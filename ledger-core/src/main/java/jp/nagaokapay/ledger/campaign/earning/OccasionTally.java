package jp.nagaokapay.ledger.campaign.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import org.jspecify.annotations.Nullable;

/**
 * How often a person has met a campaign's conditions.
 *
 * @param months counted month by month
 * @param place in the order in which people first earned; null until the person does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OccasionTally(Map<YearMonth, Month> months, @Nullable Integer place) {
    static final OccasionTally EMPTY = new OccasionTally(Map.of(), null);

    /**
     * @param days bit {@code d} is set when there was an occasion on the day {@code d} of the month
     */
    public record Month(int occasions, int days) {
        static final Month NONE = new Month(0, 0);
    }

    public OccasionTally {
        months = Map.copyOf(months);
    }

    OccasionTally plus(LocalDate date) {
        return with(
                date,
                month -> new Month(month.occasions + 1, month.days | 1 << date.getDayOfMonth()));
    }

    /** As if the occasion had not been; that there was one on that day stays. */
    OccasionTally minus(LocalDate date) {
        return with(date, month -> new Month(Math.max(0, month.occasions - 1), month.days));
    }

    OccasionTally at(int newPlace) {
        return new OccasionTally(months, newPlace);
    }

    /** The turn that an occasion on {@code date} is, counted already. */
    OccurrenceCount turn(LocalDate date, int nextPlace) {
        Month month = months.getOrDefault(YearMonth.from(date), Month.NONE);
        return new OccurrenceCount(
                months.values().stream().mapToInt(Month::occasions).sum(),
                month.occasions,
                months.values().stream().mapToInt(one -> Integer.bitCount(one.days)).sum(),
                Integer.bitCount(month.days),
                place == null ? nextPlace : place);
    }

    private OccasionTally with(LocalDate date, java.util.function.UnaryOperator<Month> change) {
        Map<YearMonth, Month> changed = new TreeMap<>(months);
        YearMonth key = YearMonth.from(date);
        changed.put(key, change.apply(changed.getOrDefault(key, Month.NONE)));
        return new OccasionTally(changed, place);
    }
}
