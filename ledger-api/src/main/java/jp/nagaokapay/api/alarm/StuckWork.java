package jp.nagaokapay.api.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work that does not come to its end: jobs that keep failing, charges that stay unclear, providers
 * of funds that contradict themselves or keep money that is due back.
 */
@Component
class StuckWork implements AlarmSource {
    private static final int FAILURES = 3;

    private static final String FAILING_JOBS =
            "SELECT task_name, consecutive_failures FROM scheduled_tasks WHERE"
                    + " consecutive_failures >= ?";

    private static final String UNCLEAR_CHARGES =
            "SELECT count(*) FROM open_charge WHERE requested_at < ?";

    /** Seen by the digest though it is over: the money is on its way back. */
    private static final String CONTRADICTIONS =
            "SELECT count(*) FROM funding_answer WHERE contradicted_at > ?";

    private static final String KEPT_MONEY =
            "SELECT count(*) FROM funding_return WHERE returned_at IS NULL AND due_since < ?";

    private static final Duration CONTRADICTION_SHOWN_FOR = Duration.ofDays(1);
    private static final Duration RETURNED_WITHIN = Duration.ofHours(1);

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
        Instant now = clock.instant();
        return Stream.of(
                        failingJobs(),
                        some(
                                "unclear-charges",
                                UNCLEAR_CHARGES,
                                now.minus(settings.unclearChargesAfter()),
                                "決済事業者の結果が分からないチャージが%d件あります。"),
                        some(
                                "contradicted-charges",
                                CONTRADICTIONS,
                                now.minus(CONTRADICTION_SHOWN_FOR),
                                "決済事業者が後から逆の結果を伝えたチャージが%d件あります。"),
                        some(
                                "money-not-given-back",
                                KEPT_MONEY,
                                now.minus(RETURNED_WITHIN),
                                "決済事業者が返金していないチャージが%d件あります。"))
                .flatMap(alarms -> alarms)
                .toList();
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

    private Stream<Alarm> some(String name, String count, Instant since, String sentence) {
        int found = jdbc.sql(count).param(SqlTime.utc(since)).query(Integer.class).single();
        return found == 0 ? Stream.of() : Stream.of(new Alarm(name, sentence.formatted(found)));
    }
}
