package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The address at which people reach the program, asked as one of them would. */
final class PublicAddress {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PublicAddress() {}

    /**
     * @param status of the answer
     * @param certificateEnds null without TLS
     */
    record Answer(int status, @Nullable Instant certificateEnds) {}

    /** In words why nobody gets an answer there, whichever it is. */
    static Optional<String> problem(URI address) {
        try {
            get(address);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(words(e, address));
        }
    }

    static Answer get(URI address) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<Void> answer =
                    client.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding());
            return new Answer(
                    answer.statusCode(), answer.sslSession().map(PublicAddress::ends).orElse(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static @Nullable Instant ends(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? certificate.getNotAfter().toInstant()
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static @Nullable String root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    static String words(IOException e, URI address) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return "the name %s is not known here (DNS)".formatted(address.getHost());
            }
            if (cause instanceof SSLException) {
                return "no trusted connection to %s: %s".formatted(address, root(cause));
            }
        }
        if (e instanceof HttpTimeoutException) {
            return "no answer from %s within %d seconds".formatted(address, PATIENCE.toSeconds());
        }
        return e instanceof ConnectException
                ? "nobody listens at %s; is the proxy running?".formatted(address)
                : "%s does not answer: %s".formatted(address, e.getMessage());
    }
}
