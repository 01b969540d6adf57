package jp.nagaokapay.api.identity.tokens;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.api.freeze.AccountFrozen;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.register.PhoneChanged;
import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what has expired, and ends what a resident has begun who is erased, is frozen or has
 * another phone.
 */
@Configuration(proxyBeanMethods = false)
class TokenCleanup {
    private final JdbcClient jdbc;
    private final SignIns signIns;

    TokenCleanup(JdbcClient jdbc, SignIns signIns) {
        this.jdbc = jdbc;
        this.signIns = signIns;
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
        jdbc.sql("DELETE FROM ended_grant WHERE until < now()").update();
        jdbc.sql("DELETE FROM known_device WHERE until < now()").update();
        jdbc.sql("DELETE FROM second_step WHERE until < now()").update();
    }

    @EventListener
    void forget(ResidentErased erased) {
        signIns.endAllOf(erased.residentId().value());
    }

    @EventListener
    void on(AccountFrozen frozen) {
        signIns.endAllOf(frozen.residentId().value());
    }

    @EventListener
    void on(PhoneChanged changed) {
        signIns.endAllOf(changed.residentId().value());
    }
}
