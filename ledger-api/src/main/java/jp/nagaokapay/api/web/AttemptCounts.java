package jp.nagaokapay.api.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often what was tried, in a table that all nodes share. A key's tries are forgotten one by
 * one, evenly over the period; a try that would be forgotten only after a period is one too many.
 * So one time a key is all that need be kept.
 */
@Configuration(proxyBeanMethods = false)
class AttemptCounts {
    private static final String ADD =
            """
            INSERT INTO attempt_count AS tries (id, gone_at)
            VALUES (:id, now() + :each * interval '1 microsecond')
            ON CONFLICT (id) DO UPDATE
               SET gone_at = greatest(tries.gone_at, now()) + :each * interval '1 microsecond'
             WHERE greatest(tries.gone_at, now()) + :each * interval '1 microsecond'
                   <= now() + :period * interval '1 microsecond'
            """;

    private final JdbcClient jdbc;

    AttemptCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one try; how long to wait when there were too many, and it is not counted. */
    Optional<Duration> add(Counted counted) {
        int added =
                jdbc.sql(ADD)
                        .param("id", counted.id())
                        .param("each", counted.eachMicros())
                        .param("period", counted.eachMicros() * counted.rate().times())
                        .update();
        return added == 1 ? Optional.empty() : Optional.of(wait(counted));
    }

    void giveBack(Counted counted) {
        jdbc.sql(
                        """
                        UPDATE attempt_count
                           SET gone_at = gone_at - :each * interval '1 microsecond'
                         WHERE id = :id
                        """)
                .param("id", counted.id())
                .param("each", counted.eachMicros())
                .update();
    }

    @Bean
    RecurringTask<Void> forgetAttempts() {
        return Jobs.every(
                Duration.ofMinutes(5),
                "forget-attempts",
                () -> jdbc.sql("DELETE FROM attempt_count WHERE gone_at < now()").update());
    }

    /** How long to wait when one more would be too many; counts nothing. */
    Optional<Duration> untilNext(Counted counted) {
        return Optional.of(wait(counted)).filter(Duration::isPositive);
    }

    private Duration wait(Counted counted) {
        long micros =
                jdbc.sql(
                                """
                                SELECT (extract(epoch FROM gone_at - now()) * 1000000)::bigint
                                  FROM attempt_count WHERE id = :id
                                """)
                        .param("id", counted.id())
                        .query(Long.class)
                        .optional()
                        .orElse(0L);
        long wait = micros - counted.eachMicros() * (counted.rate().times() - 1);
        return Duration.ofNanos(Math.max(wait, 0) * 1_000);
    }

    /**
     * @param who kept as a digest: it may be a phone number
     */
    record Counted(String who, RateLimitSettings.Rate rate) {
        String id() {
            return Sha256.hex(who);
        }

        /** After so long one try is forgotten. */
        long eachMicros() {
            return rate.within().dividedBy(rate.times()).toNanos() / 1_000;
        }
    }
}
