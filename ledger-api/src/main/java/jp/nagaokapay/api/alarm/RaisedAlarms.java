package jp.nagaokapay.api.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alarms that all nodes have found, and what staff were told of them. */
@Component
class RaisedAlarms {
    /** An alarm that no node has found for so long has ended. */
    static final Duration SEEN_WITHIN = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(RaisedAlarms.class);

    private static final String SEE =
            """
            INSERT INTO alarm AS known (name, detail, began_at, seen_at, times, told)
            VALUES (?, ?, now(), now(), 1, false)
            ON CONFLICT (name) DO UPDATE
               SET detail = excluded.detail, seen_at = now(), ended_at = NULL,
                   times = known.times + (known.ended_at IS NOT NULL)::integer,
                   began_at = CASE WHEN known.ended_at IS NULL THEN known.began_at ELSE now() END
            RETURNING began_at = seen_at
            """;

    private static final String END =
            """
            UPDATE alarm SET ended_at = now()
             WHERE ended_at IS NULL AND seen_at < now() - ? * interval '1 second'
            RETURNING name
            """;

    /** What staff do not know yet: it began, ended, or both. */
    private static final String IS_NEWS = "((ended_at IS NULL) <> told OR times > 0)";

    private static final String CLAIM =
            """
            UPDATE alarm_mail SET next_at = now() + ? * interval '1 second'
             WHERE next_at <= now() AND EXISTS (SELECT FROM alarm WHERE %s)
            """
                    .formatted(IS_NEWS);

    private final JdbcClient jdbc;

    RaisedAlarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes what a node has found. */
    void see(Alarm alarm) {
        boolean began =
                jdbc.sql(SEE).params(alarm.name(), alarm.detail()).query(Boolean.class).single();
        if (began) {
            LOG.error("Alarm {} begins: {}", alarm.name(), alarm.detail());
        }
    }

    /** Ends what nobody finds any more, and forgets what ended and was told. */
    void endUnseen() {
        jdbc.sql(END)
                .param(SEEN_WITHIN.toSeconds())
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(name -> LOG.warn("Alarm {} has ended", name));
        jdbc.sql("DELETE FROM alarm WHERE ended_at IS NOT NULL AND NOT " + IS_NEWS).update();
    }

    /** How many alarms go on. */
    int count() {
        return jdbc.sql("SELECT count(*) FROM alarm WHERE ended_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /**
     * Whether there is news to tell and it is this caller's turn to tell it. Nobody else's turn
     * comes within {@code patience}, nor, once it was {@linkplain #told told}, before the next mail
     * may be.
     */
    boolean claim(Duration patience) {
        return jdbc.sql(CLAIM).param(patience.toSeconds()).update() == 1;
    }

    /** What staff do not know yet, the oldest first. */
    List<News> news() {
        return jdbc.sql("SELECT * FROM alarm WHERE " + IS_NEWS + " ORDER BY began_at, name")
                .query(News::of)
                .list();
    }

    /** What staff know of already and still goes on. */
    List<String> goingOn() {
        return jdbc.sql(
                        "SELECT name FROM alarm WHERE ended_at IS NULL AND NOT "
                                + IS_NEWS
                                + " ORDER BY name")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Staff were told; what happened meanwhile is still news. */
    void told(List<News> news, Duration untilNext) {
        news.forEach(one ->
                jdbc.sql("UPDATE alarm SET told = ?, times = times - ? WHERE name = ?")
                        .params(one.endedAt == null, one.times, one.name)
                        .update());
        jdbc.sql("UPDATE alarm_mail SET next_at = now() + ? * interval '1 second'")
                .param(untilNext.toSeconds())
                .update();
    }

    /**
     * What became of an alarm since staff heard of it last.
     *
     * @param endedAt null while it goes on
     * @param times how often it began
     */
    record News(String name, String detail, Instant beganAt, @Nullable Instant endedAt, int times) {
        static News of(ResultSet row, int number) throws SQLException {
            OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
            return new News(
                    row.getString("name"),
                    row.getString("detail"),
                    row.getObject("began_at", OffsetDateTime.class).toInstant(),
                    endedAt == null ? null : endedAt.toInstant(),
                    row.getInt("times"));
        }
    }
}
