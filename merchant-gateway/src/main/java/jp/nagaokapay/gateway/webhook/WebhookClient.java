package jp.nagaokapay.gateway.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import jp.nagaokapay.gateway.webhook.TargetRefused.Reason;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls a shop's server: one connection a call, to an address that was checked for it; no redirect
 * is followed, no cookie kept, and nothing of the answer read but its head.
 */
final class WebhookClient implements AutoCloseable {
    private static final String USER_AGENT = "Nagaokapay-Webhooks/1";
    private static final int HEADER_LINE_MAX = 8_192;
    private static final int HEADERS_MAX = 100;

    private final Duration attemptTimeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService alarm =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-alarm").factory());

    WebhookClient(TargetPolicy targets, WebhookSettings settings) {
        this.attemptTimeout = settings.attemptTimeout();
        this.client =
                HttpClients.custom()
                        .setConnectionManager(connections(targets, settings))
                        .setConnectionReuseStrategy((_, _, _) -> false)
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(timeout(attemptTimeout))
                                        .setResponseTimeout(timeout(attemptTimeout))
                                        .setExpectContinueEnabled(false)
                                        .setProtocolUpgradeEnabled(false)
                                        .build())
                        .setUserAgent(USER_AGENT)
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .build();
    }

    private static HttpClientConnectionManager connections(
            TargetPolicy targets, WebhookSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(targets)
                .setMaxConnTotal(settings.concurrencyMax())
                .setMaxConnPerRoute(settings.concurrencyMax())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(timeout(settings.connectTimeout()))
                                .setSocketTimeout(timeout(settings.attemptTimeout()))
                                .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom()
                                .setSoTimeout(timeout(settings.attemptTimeout()))
                                .build())
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(
                                        Http1Config.custom()
                                                .setMaxLineLength(HEADER_LINE_MAX)
                                                .setMaxHeaderCount(HEADERS_MAX)
                                                .build())
                                .build())
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    CallOutcome call(String url, Map<String, String> headers, String body) {
        HttpPost request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(
                new StringEntity(
                        body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        // The single time-outs bound each step; this one bounds all of them together.
        Future<?> deadline =
                alarm.schedule(request::cancel, attemptTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
            int status = response.getCode();
            // Cancelled, as closing would read the body to its end, and it may have none.
            request.cancel();
            Closer.closeQuietly(response);
            return CallOutcome.answered(status);
        } catch (IOException | HttpException e) {
            return CallOutcome.failed(
                    request.isCancelled() ? CallOutcome.Failure.TIMEOUT : error(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private static CallOutcome.Failure error(Exception e) {
        return switch (e) {
            case TargetRefused refused when refused.reason() == Reason.HOST_UNKNOWN ->
                    CallOutcome.Failure.HOST_UNKNOWN;
            case TargetRefused _ -> CallOutcome.Failure.TARGET_REFUSED;
            case UnknownHostException _ -> CallOutcome.Failure.HOST_UNKNOWN;
            case java.net.SocketTimeoutException _ -> CallOutcome.Failure.TIMEOUT;
            case ConnectException _ -> CallOutcome.Failure.CONNECT_FAILED;
            case SSLException _ -> CallOutcome.Failure.TLS_FAILED;
            default -> CallOutcome.Failure.BROKEN_OFF;
        };
    }

    @Override
    public void close() throws IOException {
        alarm.shutdownNow();
        client.close();
    }
}
