package jp.nagaokapay.ledger.log.follow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a projection or policy gathers while a processor hands it a batch of events, done once at
 * the batch's end: before the transaction that also stores the processor's position commits.
 */
public final class ProjectionWrites {
    private final JdbcTemplate jdbc;
    private final String resource = "projection-writes@" + System.identityHashCode(this);

    public ProjectionWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a statement to this batch; instants may stand among its arguments. Statements run in the
     * order in which they were added; a run of the same SQL goes to the database in one round trip,
     * so a projection does best with one SQL.
     */
    public void add(String sql, @Nullable Object... arguments) {
        List<Run> runs = gather(resource, ArrayList::new, this::flush);
        if (runs.isEmpty() || !runs.getLast().sql.equals(sql)) {
            runs.add(new Run(sql, new ArrayList<>()));
        }
        runs.getLast().arguments.add(Stream.of(arguments).map(ProjectionWrites::stored).toArray());
    }

    /**
     * The batch's own {@code T}: made at the first call within a batch and handed to {@code atEnd}
     * when the batch ends. Outside a batch (a test calling a handler) it fails.
     */
    public static <T> T gather(String name, Supplier<T> make, Consumer<T> atEnd) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        return batch.root()
                .<T>getOrComputeResource(
                        name,
                        key -> {
                            T gathered = make.get();
                            batch.onPrepareCommit(ended -> atEnd.accept(gathered));
                            return gathered;
                        });
    }

    private static @Nullable Object stored(@Nullable Object argument) {
        return argument instanceof Instant instant ? SqlTime.utc(instant) : argument;
    }

    private void flush(List<Run> runs) {
        for (Run run : runs) {
            jdbc.batchUpdate(run.sql, run.arguments);
        }
    }

    private record Run(String sql, List<Object[]> arguments) {}
}
