package jp.nagaokapay.api.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the audit trail: a row before an action, one for its outcome, and one for each id that the
 * action names meanwhile. Rows are never changed, so named ids are rows of their own, with the same
 * instant and the action's number among their ids.
 */
@Component
class StaffActions {
    /** What stands for the method in a row that only names something. */
    static final String NAMED = "NAMED";

    /** The id under which such a row has its action's number. */
    static final String NAMED_BY = "actionId";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String ACTION =
            """
            INSERT INTO staff_action (at, who, program, method, path, ids)
            VALUES (?, ?, ?, ?, ?, ?::jsonb) RETURNING action_id
            """;

    private static final String NAME =
            """
            INSERT INTO staff_action (at, who, program, method, path, ids)
            SELECT at, who, program, '%s', path, jsonb_build_object('%s', action_id::text) || ?::jsonb
            FROM staff_action WHERE action_id = ?
            """
                    .formatted(NAMED, NAMED_BY);

    private static final String OUTCOME =
            "INSERT INTO staff_outcome (action_id, at, status, code) VALUES (?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StaffActions(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Puts an action on record; throws {@link Unavailable} when it cannot, and it must not begin.
     */
    long begin(String who, String program, String method, String path, Map<String, String> ids) {
        try {
            return jdbc.sql(ACTION)
                    .params(
                            SqlTime.utc(clock.instant()),
                            who,
                            program,
                            method,
                            path,
                            json.writeValueAsString(ids))
                    .query((row, _) -> row.getLong(1))
                    .single();
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the trail cannot be written", RETRY_AFTER, e);
        }
    }

    /** Puts ids of a running action on record; throws {@link Unavailable} when it cannot. */
    void name(long actionId, Map<String, String> ids) {
        try {
            jdbc.sql(NAME).params(json.writeValueAsString(ids), actionId).update();
        } catch (DataAccessException | TransactionException e) {
            throw new Unavailable("the trail cannot be written", RETRY_AFTER, e);
        }
    }

    /**
     * @param code the problem's code; null when there was none
     */
    void end(long actionId, int status, @Nullable String code) {
        jdbc.sql(OUTCOME)
                .param(actionId)
                .param(SqlTime.utc(clock.instant()))
                .param(status)
                .param(code)
                .update();
    }
}
