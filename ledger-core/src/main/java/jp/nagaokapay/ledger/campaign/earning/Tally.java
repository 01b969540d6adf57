package jp.nagaokapay.ledger.campaign.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.Turn;
import org.jspecify.annotations.Nullable;

/**
 * How often a person has met a campaign's conditions.
 *
 * @param months counted month by month
 * @param place in the order in which people first earned; null until the person does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tally(Map<YearMonth, Month> months, @Nullable Integer place) {
    static final Tally EMPTY = new Tally(Map.of(), null);

    /**
     * @param days bit {@code d} is set when there was an occasion on the day {@code d} of the month
     */
    public record Month(int occasions, int days) {
        static final Month NONE = new Month(0, 0);
    }

    public Tally {
        months = Map.copyOf(months);
    }

    Tally plus(LocalDate date) {
        return with(
                date,
                month -> new Month(month.occasions + 1, month.days | 1 << date.getDayOfMonth()));
    }

    /** As if the occasion had not been; that there was one on that day stays. */
    Tally minus(LocalDate date) {
        return with(date, month -> new Month(Math.max(0, month.occasions - 1), month.days));
    }

    Tally at(int newPlace) {
        return new Tally(months, newPlace);
    }

    /** The turn that an occasion on {@code date} is, counted already. */
    Turn turn(LocalDate date, int nextPlace) {
        Month month = months.getOrDefault(YearMonth.from(date), Month.NONE);
        return new Turn(
                months.values().stream().mapToInt(Month::occasions).sum(),
                month.occasions,
                months.values().stream().mapToInt(one -> Integer.bitCount(one.days)).sum(),
                Integer.bitCount(month.days),
                place == null ? nextPlace : place);
    }

    private Tally with(LocalDate date, java.util.function.UnaryOperator<Month> change) {
        Map<YearMonth, Month> changed = new TreeMap<>(months);
        YearMonth key = YearMonth.from(date);
        changed.put(key, change.apply(changed.getOrDefault(key, Month.NONE)));
        return new Tally(changed, place);
    }
}
