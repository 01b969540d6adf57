package jp.nagaokapay.ledger.settlement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time do a piece of work, however many there are. The turn is a lock of a
 * database session of its own, so it ends with the node that has it.
 */
@Component
public class OneAtATime {
    private static final String TAKE = "SELECT pg_advisory_lock(hashtext(?))";
    private static final String GIVE = "SELECT pg_advisory_unlock(hashtext(?))";

    private final DataSource database;

    OneAtATime(DataSource database) {
        this.database = database;
    }

    /** Does {@code work} while nobody else does work of that name; waits for the turn. */
    public void take(String name, Runnable work) {
        try (Connection session = database.getConnection()) {
            ask(session, TAKE, name);
            try {
                work.run();
            } finally {
                ask(session, GIVE, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no turn for " + name, e);
        }
    }

    private static void ask(Connection session, String sql, String name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setString(1, "settlement." + name);
            statement.execute();
        }
    }
}
