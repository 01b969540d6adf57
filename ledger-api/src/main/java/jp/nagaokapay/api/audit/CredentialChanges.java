package jp.nagaokapay.api.audit;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.api.identity.CredentialChanged;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Audits when staff and shops' owners change what they sign in with; a change that cannot be put on
 * record is taken back.
 */
@Component
class CredentialChanges {
    private static final String PATH = "/login/settings";

    private final StaffActions actions;

    CredentialChanges(StaffActions actions) {
        this.actions = actions;
    }

    @EventListener
    void on(CredentialChanged changed) {
        if (changed.person().startsWith(StaffSignIns.STAFF)) {
            Map<String, String> ids = new HashMap<>();
            ids.put("change", changed.change().name());
            if (changed.passkeyId() != null) {
                ids.put("passkeyId", changed.passkeyId());
            }
            long action = actions.begin(changed.person(), StaffSignIns.PROGRAM, "POST", PATH, ids);
            actions.end(action, HttpStatus.OK.value(), null);
        }
    }
}
