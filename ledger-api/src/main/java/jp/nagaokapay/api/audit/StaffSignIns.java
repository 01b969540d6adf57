package jp.nagaokapay.api.audit;

import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Audits sign-ins of staff, before a session begins. It does not see: wrong passwords, for which
 * see {@link StaffRefusals}, and tokens of machine clients, whose calls are on record.
 */
@Component
class StaffSignIns {
    static final String STAFF = "staff:";
    static final String PROGRAM = "sign-in";
    private static final String PATH = "/login";

    private final StaffActions actions;

    StaffSignIns(StaffActions actions) {
        this.actions = actions;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person
                && person.getName().startsWith(STAFF)) {
            long action = actions.begin(person.getName(), PROGRAM, "POST", PATH, Map.of());
            actions.end(action, HttpStatus.OK.value(), null);
        }
    }
}
