package jp.nagaokapay.api.alarm;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that does not come to its end: jobs that keep failing, charges that stay unclear. */
@Component
class StuckWork implements AlarmSource {
    private static final int FAILURES = 3;

    private static final String FAILING_JOBS =
            "SELECT task_name, consecutive_failures FROM scheduled_tasks WHERE"
                    + " consecutive_failures >= ?";

    private static final String UNCLEAR_CHARGES =
            "SELECT count(*) FROM open_charge WHERE requested_at < ?";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AlarmSettings settings;

    StuckWork(JdbcClient jdbc, Clock clock, AlarmSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Alarm> current() {
        return Stream.concat(failingJobs(), unclearCharges()).toList();
    }

    private Stream<Alarm> failingJobs() {
        return jdbc
                .sql(FAILING_JOBS)
                .param(FAILURES)
                .query((row, _) ->
                        new Alarm(
                                "job " + row.getString(1),
                                "定期処理が%d回続けて失敗しました。".formatted(row.getInt(2))))
                .list()
                .stream();
    }

    private Stream<Alarm> unclearCharges() {
        int count =
                jdbc.sql(UNCLEAR_CHARGES)
                        .param(SqlTime.utc(clock.instant().minus(settings.unclearChargesAfter())))
                        .query(Integer.class)
                        .single();
        return count == 0
                ? Stream.of()
                : Stream.of(
                        new Alarm(
                                "unclear-charges", "決済事業者の結果が分からないチャージが%d件あります。".formatted(count)));
    }
}
