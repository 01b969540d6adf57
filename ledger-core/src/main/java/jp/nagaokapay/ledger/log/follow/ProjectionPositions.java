package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables {@code projection} and {@code projection_follower}: how far the projections are, and which
 * node follows the log for them.
 *
 * <p>Every write that moves a position names where it was and who may move it, and fails when that
 * is not so: what two nodes do by mistake at once, or what a migration has emptied meanwhile, is
 * rolled back together with the rows that were written.
 */
final class ProjectionPositions {
    /** After that long without a sign of life another node takes over. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    private static final String CLAIMED_UNTIL =
            "claimed_until = clock_timestamp() + interval '" + CLAIM.toSeconds() + " s'";
    private static final String CLAIM_FREE =
            "UPDATE projection_follower SET owner = ?::uuid, "
                    + CLAIMED_UNTIL
                    + " WHERE owner IS NULL OR owner = ?::uuid OR claimed_until < clock_timestamp()";
    private static final String RENEW =
            "UPDATE projection_follower SET " + CLAIMED_UNTIL + " WHERE owner = ?::uuid";
    private static final String RELEASE =
            "UPDATE projection_follower SET owner = NULL WHERE owner = ?::uuid";
    private static final String STORED =
            """
            SELECT p.name, p.together, CASE WHEN p.together THEN f.position ELSE p.position END
            FROM projection p, projection_follower f
            """;
    private static final String ADVANCE_SHARED =
            """
            UPDATE projection_follower SET position = ? WHERE owner = ?::uuid AND position = ?
                AND (SELECT count(*) FROM projection WHERE together) = ?
            """;
    private static final String MOVE =
            """
            UPDATE projection SET position = ?, together = ?
            WHERE name = ANY(?) AND together = ? AND (together OR position = ?)
                AND EXISTS (SELECT FROM projection_follower WHERE owner = ?::uuid)
            """;
    private static final String RESET =
            """
            UPDATE projection SET position = 0, together = false WHERE name = ?
                AND EXISTS (SELECT FROM projection_follower WHERE owner = ?::uuid)
            """;
    private static final String ADD =
            "INSERT INTO projection (name, position, together) VALUES (?, 0, false)"
                    + " ON CONFLICT DO NOTHING";

    private final JdbcTemplate jdbc;
    private final String node;

    ProjectionPositions(JdbcTemplate jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Where a projection is; {@code together} with all others of which that is said. */
    record Stored(long position, boolean together) {}

    /** Whether this node follows the log from now on. */
    boolean claim() {
        return jdbc.update(CLAIM_FREE, node, node) == 1;
    }

    /** Whether it still does. */
    boolean renew() {
        return jdbc.update(RENEW, node) == 1;
    }

    void release() {
        jdbc.update(RELEASE, node);
    }

    /** Up to where those are that follow together. */
    long shared() {
        Long position = jdbc.queryForObject("SELECT position FROM projection_follower", Long.class);
        return position == null ? 0 : position;
    }

    Map<String, Stored> all() {
        Map<String, Stored> stored = new TreeMap<>();
        jdbc.query(
                STORED,
                row -> {
                    stored.put(row.getString(1), new Stored(row.getLong(3), row.getBoolean(2)));
                });
        return stored;
    }

    void add(String name) {
        jdbc.update(ADD, name);
    }

    /** Those that follow together, of whom there are {@code members}, have come to {@code to}. */
    void advanceShared(long from, long to, int members) {
        require(jdbc.update(ADVANCE_SHARED, to, node, from, members) == 1);
    }

    void advance(Collection<String> names, long from, long to) {
        move(names, from, false, to, false);
    }

    void join(Collection<String> names, long at) {
        move(names, at, false, at, true);
    }

    void leave(Collection<String> names, long at) {
        move(names, at, true, at, false);
    }

    /** To the first event, alone. */
    void reset(String name) {
        require(jdbc.update(RESET, name, node) == 1);
    }

    private void move(
            Collection<String> names, long from, boolean together, long to, boolean nowTogether) {
        if (!names.isEmpty()) {
            String[] array = names.toArray(String[]::new);
            int moved = jdbc.update(MOVE, to, nowTogether, array, together, from, node);
            require(moved == names.size());
        }
    }

    private static void require(boolean moved) {
        if (!moved) {
            throw new PositionsMoved();
        }
    }

    /** Somebody else has moved the positions, or follows the log now. */
    static final class PositionsMoved extends RuntimeException {
        private static final long serialVersionUID = 1;

        PositionsMoved() {
            super("the positions of the projections were moved by another");
        }
    }

    /** For the log's lines. */
    static String names(Collection<Projection> projections) {
        return String.join(", ", projections.stream().map(Projection::getName).sorted().toList());
    }

    static List<String> namesOf(Collection<Projection> projections) {
        return projections.stream().map(Projection::getName).toList();
    }
}
