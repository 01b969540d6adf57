package jp.nagaokapay.ledger.campaign.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import org.jspecify.annotations.Nullable;

/**
 * How often one person has met a campaign's conditions.
 *
 * @param months counted month by month
 * @param place in the order in which people first earned; null until the person does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonOccurrences(Map<YearMonth, Month> months, @Nullable Integer place) {
    static final PersonOccurrences NONE = new PersonOccurrences(Map.of(), null);

    /**
     * @param days bit {@code d} is set when there was an occasion on the day {@code d} of the month
     */
    public record Month(int occasions, int days) {
        static final Month NONE = new Month(0, 0);
    }

    public PersonOccurrences {
        months = Map.copyOf(months);
    }

    PersonOccurrences plus(LocalDate date) {
        return with(
                date,
                month -> new Month(month.occasions + 1, month.days | 1 << date.getDayOfMonth()));
    }

    /** As if the occasion had not been; that there was one on that day stays. */
    PersonOccurrences minus(LocalDate date) {
        return with(date, month -> new Month(Math.max(0, month.occasions - 1), month.days));
    }

    PersonOccurrences at(int newPlace) {
        return new PersonOccurrences(months, newPlace);
    }

    /** What conditions are asked with for an occasion on {@code date}, which is counted already. */
    OccurrenceCount count(LocalDate date, int nextPlace) {
        Month month = months.getOrDefault(YearMonth.from(date), Month.NONE);
        return new OccurrenceCount(
                months.values().stream().mapToInt(Month::occasions).sum(),
                month.occasions,
                months.values().stream().mapToInt(one -> Integer.bitCount(one.days)).sum(),
                Integer.bitCount(month.days),
                place == null ? nextPlace : place);
    }

    private PersonOccurrences with(LocalDate date, UnaryOperator<Month> change) {
        Map<YearMonth, Month> changed = new TreeMap<>(months);
        YearMonth key = YearMonth.from(date);
        changed.put(key, change.apply(changed.getOrDefault(key, Month.NONE)));
        return new PersonOccurrences(changed, place);
    }
}
