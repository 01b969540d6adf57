package jp.nagaokapay.api.identity.factors;

import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.register.ResidentErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes whatever a person signs in with but the password: when they are erased, or begin anew.
 */
@Component
@BuiltInIssuer
public class ForgottenFactors {
    private static final List<String> REMOVALS =
            List.of(
                    "DELETE FROM authenticator_app WHERE person_id = ?",
                    "DELETE FROM recovery_code WHERE person_id = ?",
                    "DELETE FROM user_entities WHERE name = ?"); // with its passkeys

    private final JdbcClient jdbc;

    public ForgottenFactors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Call it in a transaction. */
    public void forget(String person) {
        REMOVALS.forEach(removal -> jdbc.sql(removal).param(person).update());
    }

    @EventListener
    void forget(ResidentErased erased) {
        forget(erased.residentId().value());
    }
}
