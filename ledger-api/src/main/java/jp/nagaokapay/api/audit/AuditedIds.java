package jp.nagaokapay.api.audit;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets a controller put ids in the audit trail that the path does not have: what the running action
 * makes or is about.
 */
@Component
public class AuditedIds {
    static final String ACTION = AuditedIds.class.getName();

    private final StaffActions actions;

    AuditedIds(StaffActions actions) {
        this.actions = actions;
    }

    /**
     * Puts an id on record, best before it is acted on: then whatever the id is found in leads to
     * who did it, even when the action was cut off. Of a name said twice, the later id stands: a
     * retry is about what the first request made. What may be personal is not kept. Nothing happens
     * outside an action of staff.
     *
     * @param name as in paths and bodies, e.g. {@code chargeId}
     * @param id an id, a date or a name of a constant; never a free text
     */
    public void names(String name, Object id) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(ACTION, SCOPE_REQUEST) instanceof Long actionId
                && !id.equals(request.getAttribute(ACTION + name, SCOPE_REQUEST))) {
            actions.name(actionId, AuditRules.named(Map.of(name, id.toString())));
            request.setAttribute(ACTION + name, id, SCOPE_REQUEST);
        }
    }
}
