package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import jp.nagaokapay.gateway.database.TransactionLock;
import jp.nagaokapay.gateway.event.FeedCursor;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.token.Bearer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shops' endpoints. What changes which events an endpoint gets locks the cursor: an event is
 * either written before the change, or queued by the transaction that writes it.
 */
class Endpoints {
    private static final String OF_A_SHOP =
            """
            SELECT * FROM gateway.webhook_endpoint WHERE merchant_id = :merchant
            ORDER BY created_at, endpoint_id
            """;
    private static final String ONE =
            """
            SELECT * FROM gateway.webhook_endpoint
            WHERE endpoint_id = :endpoint AND merchant_id = :merchant
            """;
    private static final String INSERT =
            """
            INSERT INTO gateway.webhook_endpoint
                (endpoint_id, merchant_id, url, description, created_at, vouched_by, responsible,
                 status)
            VALUES (:endpoint, :merchant, :url, :description, :now, :vouchedBy, :responsible,
                'ENABLED')
            """;
    private static final String DELETE =
            """
            DELETE FROM gateway.webhook_endpoint
            WHERE endpoint_id = :endpoint AND merchant_id = :merchant
            """;

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final FeedCursor cursor;
    private final TargetPolicy targets;
    private final SigningSecrets secrets;
    private final WebhookSettings settings;
    private final Clock clock;

    Endpoints(
            JdbcClient client,
            TransactionTemplate transaction,
            FeedCursor cursor,
            TargetPolicy targets,
            SigningSecrets secrets,
            WebhookSettings settings,
            Clock clock) {
        this.client = client;
        this.transaction = transaction;
        this.cursor = cursor;
        this.targets = targets;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /** An endpoint and its new secret, which is shown in this answer only. */
    record WithSecret(Endpoint endpoint, SigningSecret secret) {}

    /**
     * @param bearer who registers it: it is called for as long as they may act
     */
    WithSecret register(
            String merchantId, Bearer bearer, String url, @Nullable String description) {
        requireCallable(url);
        return inTransaction(() -> {
            cursor.lock();
            TransactionLock.WEBHOOK_ENDPOINTS_OF_A_SHOP.take(client, merchantId);
            requireRoom(of(merchantId), url);
            String endpointId = "endpoint:" + UUID.randomUUID();
            client.sql(INSERT)
                    .param("endpoint", endpointId)
                    .param("merchant", merchantId)
                    .param("url", url)
                    .param("description", description)
                    .param("vouchedBy", bearer.subject())
                    .param("responsible", bearer.responsible())
                    .param("now", now())
                    .update();
            SigningSecret secret = secrets.renew(endpointId);
            return new WithSecret(get(merchantId, endpointId), secret);
        });
    }

    private void requireCallable(String url) {
        try {
            targets.require(url);
        } catch (TargetRefused refused) {
            throw refusal("WEBHOOK_TARGET_REFUSED").with(Map.of("reason", refused.reason()));
        } catch (UnknownHostException e) {
            throw refusal("WEBHOOK_TARGET_REFUSED");
        }
    }

    /** A repeated request must not make a shop be called twice for everything. */
    private void requireRoom(List<Endpoint> others, String url) {
        for (Endpoint other : others) {
            if (other.url().equals(url)) {
                throw refusal("WEBHOOK_ENDPOINT_EXISTS")
                        .with(Map.of("endpointId", other.endpointId()));
            }
        }
        if (others.size() >= settings.endpointsPerShopMax()) {
            throw refusal("TOO_MANY_WEBHOOK_ENDPOINTS")
                    .with(Map.of("most", settings.endpointsPerShopMax()));
        }
    }

    private static ProblemException refusal(String code) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code);
    }

    List<Endpoint> of(String merchantId) {
        return client.sql(OF_A_SHOP).param("merchant", merchantId).query(Endpoint::of).list();
    }

    /** Of this shop: another's is not there. */
    Endpoint get(String merchantId, String endpointId) {
        return client.sql(ONE)
                .param("endpoint", endpointId)
                .param("merchant", merchantId)
                .query(Endpoint::of)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("WEBHOOK_ENDPOINT_NOT_FOUND"));
    }

    void delete(String merchantId, String endpointId) {
        inTransaction(() -> {
            cursor.lock();
            get(merchantId, endpointId);
            return client.sql(DELETE)
                    .param("endpoint", endpointId)
                    .param("merchant", merchantId)
                    .update();
        });
    }

    WithSecret rotate(String merchantId, String endpointId) {
        return inTransaction(() -> {
            client.sql(ONE + " FOR UPDATE")
                    .param("endpoint", endpointId)
                    .param("merchant", merchantId)
                    .query(Endpoint::of)
                    .list();
            Endpoint endpoint = get(merchantId, endpointId);
            return new WithSecret(endpoint, secrets.renew(endpointId));
        });
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
