package jp.nagaokapay.api.audit;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Audits what somebody does with a command at the program's machine, who has no account here: known
 * by the name that the operating system has for them.
 */
public final class ConsoleActions {
    private static final String PROGRAM = "command";

    private final StaffActions actions;
    private final String who;

    /**
     * @param user as the operating system calls them; what is no plain name is not kept
     */
    public ConsoleActions(JdbcClient jdbc, Clock clock, String user) {
        actions = new StaffActions(jdbc, JsonMapper.shared(), clock);
        who = "console:" + (user.matches("[0-9A-Za-z._-]{1,60}") ? user : "?");
    }

    /**
     * Does something that is on record before it begins, with its outcome.
     *
     * @param path of the request that does the same
     * @param ids what it is about
     * @param made ids of what was made
     */
    public <T> T record(
            String path,
            Map<String, String> ids,
            Supplier<T> action,
            Function<T, Map<String, String>> made) {
        long actionId = actions.begin(who, PROGRAM, "POST", path, AuditRules.named(ids));
        try {
            T outcome = action.get();
            actions.name(actionId, AuditRules.named(made.apply(outcome)));
            actions.end(actionId, HttpStatus.OK.value(), null);
            return outcome;
        } catch (Refused refused) {
            actions.end(actionId, HttpStatus.UNPROCESSABLE_CONTENT.value(), refused.rule().code());
            throw refused;
        }
    }
}
