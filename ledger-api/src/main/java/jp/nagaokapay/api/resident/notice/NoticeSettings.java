package jp.nagaokapay.api.resident.notice;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.notice.*}.
 *
 * @param daysAhead how many days before value expires its holder is told; once for each number
 * @param leastPoints how many points must expire on a day for their holder to be told of them
 *     alone; of paid value they are told always
 */
@ConfigurationProperties("nagaokapay.notice")
record NoticeSettings(
        @DefaultValue({"7", "30"}) NavigableSet<Integer> daysAhead,
        @DefaultValue("100") long leastPoints) {
    private static final int DAYS_MAX = 366;

    NoticeSettings {
        daysAhead = new TreeSet<>(daysAhead);
        if (daysAhead.isEmpty() || daysAhead.first() < 0 || daysAhead.last() > DAYS_MAX) {
            throw new IllegalArgumentException(
                    "nagaokapay.notice.days-ahead: one number at least, each from 0 to "
                            + DAYS_MAX);
        }
        if (leastPoints < 0) {
            throw new IllegalArgumentException(
                    "nagaokapay.notice.least-points must not be negative");
        }
    }
}
