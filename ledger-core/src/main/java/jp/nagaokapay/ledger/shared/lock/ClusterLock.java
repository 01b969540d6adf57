package jp.nagaokapay.ledger.shared.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time do a piece of work, however many there are. The lock belongs to a
 * database session, so it ends with the node that holds it. Of one node only one thread waits for
 * it in the database, so that the waiting do not use up its connections.
 */
@Component
public class ClusterLock {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String TAKE = "SELECT " + AdvisoryLock.CLUSTER_WORK.inSession("?");
    private static final String GIVE = "SELECT " + AdvisoryLock.CLUSTER_WORK.unlock("?");

    private final DataSource database;
    private final Map<String, ReentrantLock> here = new ConcurrentHashMap<>();

    ClusterLock(DataSource database) {
        this.database = database;
    }

    /**
     * Does {@code work} while nobody else does work of that name; throws {@link Unavailable} when
     * the lock is not free soon.
     */
    public void take(String name, Runnable work) {
        ReentrantLock turn = here.computeIfAbsent(name, _ -> new ReentrantLock(true));
        try {
            if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy(name, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(name, e);
        }
        try {
            takeOfAllNodes(name, work);
        } finally {
            turn.unlock();
        }
    }

    private void takeOfAllNodes(String name, Runnable work) {
        try (Connection session = database.getConnection()) {
            ask(session, TAKE, name);
            try {
                work.run();
            } finally {
                ask(session, GIVE, name);
            }
        } catch (SQLException e) {
            throw busy(name, e);
        }
    }

    private static void ask(Connection session, String sql, String name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setQueryTimeout(Math.toIntExact(PATIENCE.toSeconds()));
            statement.setString(1, name);
            statement.execute();
        }
    }

    private static Unavailable busy(String name, @Nullable Exception cause) {
        return new Unavailable("somebody else is at work on " + name, RETRY_AFTER, cause);
    }
}
