package jp.nagaokapay.web.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the program can serve, and how large its database is and what its clock says. */
@Component
public class ProgramFigures implements MeterBinder {
    private static final Duration LOOKED_AGAIN_AFTER = Duration.ofSeconds(5);

    /** Its size is added up from files, which takes longer than the rest. */
    private static final Duration MEASURED_AGAIN_AFTER = Duration.ofMinutes(5);

    private final ObjectProvider<ApplicationAvailability> program;
    private final ObjectProvider<JdbcClient> database;
    private Seen seen = new Seen(Instant.MIN, false, Double.NaN);
    private Instant measuredAt = Instant.MIN;
    private double size = Double.NaN;

    ProgramFigures(
            ObjectProvider<ApplicationAvailability> program, ObjectProvider<JdbcClient> database) {
        this.program = program;
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("nagaokapay.ready", this::ready)
                .description("1 when the program takes requests and its database answers")
                .register(meters);
        Gauge.builder("nagaokapay.clock.offset", () -> look().offset)
                .description("how far the database's clock is ahead of the program's")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("nagaokapay.database.size", this::size)
                .description("what the database takes on its disk")
                .baseUnit("bytes")
                .register(meters);
    }

    private int ready() {
        boolean accepts =
                program.getObject().getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return accepts && look().answers ? 1 : 0;
    }

    private synchronized double size() {
        Instant now = Instant.now();
        if (look().answers && now.minus(MEASURED_AGAIN_AFTER).isAfter(measuredAt)) {
            size =
                    database.getObject()
                            .sql("SELECT pg_database_size(current_database())")
                            .query(Long.class)
                            .single();
            measuredAt = now;
        }
        return size;
    }

    private synchronized Seen look() {
        Instant before = Instant.now();
        if (before.minus(LOOKED_AGAIN_AFTER).isAfter(seen.at)) {
            seen = ask(before);
        }
        return seen;
    }

    private Seen ask(Instant before) {
        try {
            double theirs =
                    database.getObject()
                            .sql("SELECT extract(epoch FROM clock_timestamp())::float8")
                            .query(Double.class)
                            .single();
            Instant after = Instant.now();
            return new Seen(after, true, theirs - (seconds(before) + seconds(after)) / 2);
        } catch (RuntimeException away) {
            return new Seen(Instant.now(), false, Double.NaN);
        }
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / 1e9;
    }

    /**
     * @param offset of the database's clock, in seconds
     */
    private record Seen(Instant at, boolean answers, double offset) {}
}
