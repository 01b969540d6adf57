package jp.nagaokapay.api.funding;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Withdraws what two persons were to decide about charges whose provider has become clear. */
@Configuration(proxyBeanMethods = false)
class OvertakenResolutions {
    private static final String OVERTAKEN =
            """
            SELECT subject_id FROM approval
            WHERE kind = ? AND status = 'PENDING'
                AND NOT EXISTS (SELECT FROM open_charge WHERE charge_id = subject_id)
            """;

    private final JdbcClient jdbc;
    private final Approvals approvals;
    private final ChargeResolution resolution;

    OvertakenResolutions(JdbcClient jdbc, Approvals approvals, ChargeResolution resolution) {
        this.jdbc = jdbc;
        this.approvals = approvals;
        this.resolution = resolution;
    }

    @Bean
    RecurringTask<Void> withdrawOvertakenResolutions() {
        return Jobs.every(Duration.ofMinutes(1), "withdraw-overtaken-resolutions", this::withdraw);
    }

    void withdraw() {
        jdbc.sql(OVERTAKEN)
                .param(ChargeResolution.NAME)
                .query(String.class)
                .list()
                .forEach(chargeId -> approvals.withdraw(resolution, chargeId));
    }
}
