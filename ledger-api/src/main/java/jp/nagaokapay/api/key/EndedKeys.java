package jp.nagaokapay.api.key;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.web.secret.SecretCipher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes keys that have ended. */
@Configuration(proxyBeanMethods = false)
class EndedKeys {

    @Bean
    RecurringTask<Void> deleteEndedKeys(JdbcClient jdbc, SecretCipher cipher) {
        StoredKeyTable table = new StoredKeyTable(jdbc, cipher);
        return Jobs.every(Duration.ofHours(1), "delete-ended-keys", table::deleteEnded);
    }
}
