package jp.nagaokapay.api.identity.tokens;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes expired tokens, and the tokens and sessions of a resident who was erased. */
@Configuration(proxyBeanMethods = false)
class TokenCleanup {
    private final JdbcClient jdbc;

    TokenCleanup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    RecurringTask<Void> dropExpiredTokens() {
        return Jobs.every(Duration.ofMinutes(5), "drop-expired-tokens", this::dropExpired);
    }

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
