package jp.nagaokapay.api.identity.persons;

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
 * Records sign-ins with a wrong password, by the id of whoever is meant; what was typed for a name
 * is never kept, for people type their password there too.
 */
@Component
@BuiltInIssuer
class FailedSignIns {
    private static final String WRONG_PASSWORD = "WRONG_PASSWORD";
    private static final String UNKNOWN_NAME = "UNKNOWN_NAME";

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

    private @Nullable String idOf(String typed) {
        try {
            return persons.loadUserByUsername(typed).getUsername();
        } catch (UsernameNotFoundException e) {
            return null;
        }
    }
}
