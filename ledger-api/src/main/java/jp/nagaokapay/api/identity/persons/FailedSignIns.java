package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import jp.nagaokapay.web.access.SecurityEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureCredentialsExpiredEvent;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records sign-ins with a wrong password, second factor or passkey, by the id of whoever is meant;
 * what was typed for a name is never kept, for people type their password there too.
 */
@Component
@BuiltInIssuer
class FailedSignIns {
    private static final String WRONG_PASSWORD = "WRONG_PASSWORD";
    private static final String UNKNOWN_NAME = "UNKNOWN_NAME";
    private static final String WRONG_SECOND_FACTOR = "WRONG_SECOND_FACTOR";
    private static final String WRONG_PASSKEY = "WRONG_PASSKEY";

    private final PersonDetailsService persons;
    private final SecurityEvents events;

    FailedSignIns(PersonDetailsService persons, SecurityEvents events) {
        this.persons = persons;
        this.events = events;
    }

    /** A first password that was right and only serves to choose another one is no failure. */
    @EventListener
    void on(AbstractAuthenticationFailureEvent failed) {
        if (failed.getAuthentication() instanceof UsernamePasswordAuthenticationToken person
                && !(failed instanceof AuthenticationFailureCredentialsExpiredEvent)
                && RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes) {
            String id = idOf(person.getName());
            events.refused(
                    Kind.SIGN_IN,
                    id == null ? UNKNOWN_NAME : WRONG_PASSWORD,
                    id,
                    null,
                    attributes.getRequest());
        }
    }

    void wrongSecondFactor(String person, HttpServletRequest request) {
        events.refused(Kind.SIGN_IN, WRONG_SECOND_FACTOR, person, null, request);
    }

    /** Nobody knows whose it is meant to be. */
    void wrongPasskey(HttpServletRequest request) {
        events.refused(Kind.SIGN_IN, WRONG_PASSKEY, null, null, request);
    }

    private @Nullable String idOf(String typed) {
        try {
            return persons.loadUserByUsername(typed).getUsername();
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }
}
