package jp.nagaokapay.api.audit;

import java.util.Map;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/**
 * Audits what shops' owners and their programs do, which a gateway sees: perhaps one in another
 * process.
 */
@Component
@Import(StaffActions.class)
public class ShopActions {
    private final StaffActions actions;

    ShopActions(StaffActions actions) {
        this.actions = actions;
    }

    /**
     * Puts an action on record; throws {@link Unavailable} when it cannot, and it must not begin.
     *
     * @param who the person who answers for it, else the program
     * @param path the pattern of the path
     * @param ids what stands in the path; what may be personal is not kept
     */
    public long begin(
            String who, String program, String method, String path, Map<String, String> ids) {
        return actions.begin(who, program, method, path, AuditRules.ids(ids));
    }

    /**
     * Puts on record how an action ended.
     *
     * @param code the problem's code; null when there was none
     * @param made ids of what was made
     */
    public void end(long actionId, int status, @Nullable String code, Map<String, String> made) {
        if (!made.isEmpty()) {
            actions.name(actionId, AuditRules.ids(made));
        }
        actions.end(actionId, status, code);
    }
}
