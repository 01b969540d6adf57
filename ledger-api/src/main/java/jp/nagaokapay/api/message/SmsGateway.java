package jp.nagaokapay.api.message;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.nagaokapay.web.start.LiveStart;

/**
 * Any SMS gateway that takes a message by one HTTP request. Of its answer only the status counts: a
 * body is not read, a redirect not followed.
 */
final class SmsGateway implements MessageSender {
    private static final Duration TIMEOUT_MAX = Duration.ofSeconds(20);

    /** That of 4xx after which it may go better: too slow, too many. */
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private final MessageSettings.Sms settings;
    private final URI url;
    private final BodyTemplate body;
    private final HttpClient client;

    /** Fails with {@link IllegalArgumentException} that says what is wrong with the settings. */
    SmsGateway(MessageSettings.Sms settings) {
        this.settings = settings;
        if (settings.timeout().compareTo(TIMEOUT_MAX) > 0 || !settings.timeout().isPositive()) {
            throw new IllegalArgumentException("its timeout is not between 0 and 20 seconds");
        }
        url = address(settings.url());
        body = new BodyTemplate(settings.body(), settings.contentType());
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.timeout())
                        .build();
        request("id", "", "");
    }

    private static URI address(String url) {
        URI address = URI.create(url);
        boolean isThisMachine =
                "http".equals(address.getScheme())
                        && LiveStart.LOOPBACK.contains(address.getHost());
        if (address.getHost() == null
                || address.getUserInfo() != null
                || !("https".equals(address.getScheme()) || isThisMachine)) {
            throw new IllegalArgumentException(
                    "its url is not like https://sms.example.jp/send; http is for this machine alone");
        }
        return address;
    }

    @Override
    public MessageWay way() {
        return MessageWay.SMS;
    }

    @Override
    public Attempt send(String id, String to, String subject, String text)
            throws InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request(id, to, text), BodyHandlers.ofInputStream());
        try {
            return attempt(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Attempt(Result.FAILED, "no answer in time");
        } catch (ExecutionException e) {
            // Its message would name the address that was called; the kind of failure is enough.
            return Attempt.failed(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(String id, String to, String text) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(settings.timeout())
                        .POST(BodyPublishers.ofString(body.filled(id, to, text)));
        settings.headers().forEach(request::setHeader);
        return request.setHeader("Content-Type", settings.contentType()).build();
    }

    private static Attempt attempt(HttpResponse<InputStream> answer) {
        int status = answer.statusCode();
        leave(answer.body());
        return new Attempt(result(status), "HTTP " + status);
    }

    private static Result result(int status) {
        return switch (status / 100) {
            case 2 -> Result.SENT;
            case 4 -> PASSING.contains(status) ? Result.FAILED : Result.REFUSED;
            default -> Result.FAILED;
        };
    }

    /** Closing ends the exchange, however much more would come. */
    private static void leave(InputStream body) {
        try {
            body.close();
        } catch (IOException _) {
            // it is of no use anyway
        }
    }
}
