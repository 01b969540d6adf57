package jp.nagaokapay.api.alarm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom alarms are mailed to, and from how much on something is one.
 *
 * @param to addresses of staff; empty: alarms are logged only
 * @param from the sender's address; needed with {@code to}
 * @param digestEvery the shortest time between two mails
 * @param failedSignIns in five minutes, on all nodes; throttled ones count too
 * @param refusedTokens the same, but for expired and missing ones, which happen
 * @param refusedClients the same of programs with wrong secrets or signatures
 * @param refusedRequests the same of good tokens for what they do not open
 * @param unclearChargesAfter how old a charge may get of which the provider said nothing certain;
 *     longer than any provider leaves its page open
 */
@ConfigurationProperties("nagaokapay.alarms")
record AlarmSettings(
        @DefaultValue List<String> to,
        @Nullable String from,
        @DefaultValue("15m") Duration digestEvery,
        @DefaultValue("200") long failedSignIns,
        @DefaultValue("200") long refusedTokens,
        @DefaultValue("100") long refusedClients,
        @DefaultValue("200") long refusedRequests,
        @DefaultValue("1d") Duration unclearChargesAfter) {}
