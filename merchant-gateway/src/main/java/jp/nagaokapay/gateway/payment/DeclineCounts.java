package jp.nagaokapay.gateway.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.gateway.ledger.BusinessDates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many attempts to pay a shop saw refused, by business date and reason. */
@Component
class DeclineCounts {
    private static final String COUNT =
            """
            SELECT CAST(attempted_at AT TIME ZONE :zone AS date) AS date, decline_code,
                count(*) AS attempts
            FROM gateway.declined_attempt
            WHERE merchant_id = :merchant AND attempted_at >= :from AND attempted_at < :end
                AND decline_code IS NOT NULL
            GROUP BY 1, 2
            """;

    private final JdbcClient client;

    DeclineCounts(JdbcClient client) {
        this.client = client;
    }

    /** From one date to another, both of them included; only dates with an attempt are listed. */
    Counts of(String merchantId, LocalDate from, LocalDate to) {
        List<Row> rows =
                client.sql(COUNT)
                        .param("merchant", merchantId)
                        .param("zone", BusinessDates.ZONE.getId())
                        .param("from", BusinessDates.startOf(from))
                        .param("end", BusinessDates.startOf(to.plusDays(1)))
                        .query((row, _) ->
                                new Row(
                                        row.getObject("date", LocalDate.class),
                                        row.getString("decline_code"),
                                        row.getLong("attempts")))
                        .list();
        Map<String, Long> codes = new TreeMap<>();
        Map<LocalDate, Map<String, Long>> days = new TreeMap<>();
        for (Row row : rows) {
            codes.merge(row.code, row.attempts, Long::sum);
            days.computeIfAbsent(row.date, _ -> new TreeMap<>()).put(row.code, row.attempts);
        }
        return new Counts(
                from,
                to,
                total(codes),
                codes,
                days.entrySet().stream()
                        .map(day -> new Day(day.getKey(), total(day.getValue()), day.getValue()))
                        .toList());
    }

    private static long total(Map<String, Long> codes) {
        return codes.values().stream().mapToLong(Long::longValue).sum();
    }

    private record Row(LocalDate date, String code, long attempts) {}

    /**
     * @param codes how many, by the code they were refused with
     */
    record Counts(
            LocalDate from, LocalDate to, long total, Map<String, Long> codes, List<Day> days) {}

    record Day(LocalDate date, long total, Map<String, Long> codes) {}
}
