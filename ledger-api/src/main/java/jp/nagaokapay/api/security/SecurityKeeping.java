package jp.nagaokapay.api.security;

import jp.nagaokapay.api.resident.register.ResidentErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops what is over: expired tokens, and everything of a resident who was erased. */
@Component
class SecurityKeeping {
    private final JdbcClient jdbc;

    SecurityKeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void dropExpired() {
        jdbc.sql(
                        """
                        DELETE FROM oauth2_authorization
                         WHERE greatest(authorization_code_expires_at, access_token_expires_at,
                                        oidc_id_token_expires_at, refresh_token_expires_at)
                               < now() - interval '1 hour'
                        """)
                .update();
    }

    @EventListener
    void forget(ResidentErased erased) {
        String name = erased.residentId().value();
        jdbc.sql("DELETE FROM oauth2_authorization WHERE principal_name = ?").param(name).update();
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = ?").param(name).update();
    }
}
