package jp.nagaokapay.web.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

/** Counts, logs and tells of whom a door turned away. */
@Component
@Import(PathPatterns.class)
public class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final String METRIC = "nagaokapay.security.events";

    private final ObjectProvider<MeterRegistry> meters;
    private final ApplicationEventPublisher listeners;
    private final PathPatterns patterns;

    SecurityEvents(
            ObjectProvider<MeterRegistry> meters,
            ApplicationEventPublisher listeners,
            PathPatterns patterns) {
        this.meters = meters;
        this.listeners = listeners;
        this.patterns = patterns;
    }

    /**
     * Records that a request was turned away.
     *
     * @param reason a name of few, for it stands in a metric
     * @param subject who it was about, by an opaque id, never as somebody typed it; null when that
     *     is not known
     * @param client the program, likewise
     */
    public void refused(
            Kind kind,
            String reason,
            @Nullable String subject,
            @Nullable String client,
            HttpServletRequest request) {
        SecurityEvent event =
                new SecurityEvent(
                        kind,
                        reason,
                        subject,
                        client,
                        RequestLog.method(request),
                        patterns.of(request));
        meters.getIfAvailable(CompositeMeterRegistry::new)
                .counter(METRIC, "event", kind.name(), "reason", reason)
                .increment();
        if (LOG.isInfoEnabled()) {
            new LogLine()
                    .with("refused", "event.action", kind.name())
                    .with("reason", "event.reason", reason)
                    .with("subject", "user.id", RequestLog.plain(subject))
                    .with("client", "client.id", RequestLog.plain(client))
                    .with("method", "http.request.method", event.method())
                    .with("path", "http.route", event.path())
                    .with("network", "source.network", ShortenedNetwork.of(request.getRemoteAddr()))
                    .writeTo(LOG);
        }
        listeners.publishEvent(event);
    }
}
