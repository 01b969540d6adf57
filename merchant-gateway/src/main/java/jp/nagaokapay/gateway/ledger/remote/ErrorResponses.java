package jp.nagaokapay.gateway.ledger.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.KeyInFlight;
import jp.nagaokapay.gateway.ledger.KeyReused;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.web.header.ApiHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the ledger's refusals from everything else that is not a success. A refusal is a problem
 * whose code is the ledger's own; whatever speaks of the wire itself leaves the outcome unclear.
 */
final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String PAYMENT = "payment";
    private static final Set<Integer> REFUSING = Set.of(403, 404, 422);
    private static final Set<String> OF_THE_WIRE = Set.of("FORBIDDEN", "NOT_FOUND");
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "code");

    private final JsonMapper json;

    ErrorResponses(JsonMapper json) {
        this.json = json;
    }

    /** What to throw for an answer that is no success. */
    RuntimeException failure(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        Map<String, Object> problem = problem(response);
        String code = problem.get("code") instanceof String text ? text : "";
        if (status == 401) {
            return new NotSignedIn();
        }
        if (code.equals("IDEMPOTENCY_KEY_IN_FLIGHT")) {
            return new KeyInFlight();
        }
        if (code.equals("IDEMPOTENCY_KEY_REUSED")) {
            return new KeyReused();
        }
        if (REFUSING.contains(status) && !code.isEmpty() && !OF_THE_WIRE.contains(code)) {
            return new LedgerRefusal(code, details(problem), replayed(response));
        }
        LOG.warn("The ledger answered {} {}", status, code);
        return new LedgerUnavailable(retryAfter(response), null);
    }

    private Map<String, Object> problem(ClientHttpResponse response) throws IOException {
        try {
            return json.readValue(response.getBody(), new TypeReference<>() {});
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private Map<String, Object> details(Map<String, Object> problem) {
        Map<String, Object> details = new HashMap<>(problem);
        details.keySet().removeAll(STANDARD);
        details.computeIfPresent(
                PAYMENT, (_, payment) -> json.convertValue(payment, GatewayPayment.class));
        return details;
    }

    private static boolean replayed(ClientHttpResponse response) {
        return "true".equals(response.getHeaders().getFirst(ApiHeaders.IDEMPOTENCY_REPLAYED));
    }

    private static Duration retryAfter(ClientHttpResponse response) {
        String seconds = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : RETRY_AFTER;
    }

    /** Our token is no longer good. Nothing was done, so the call may be made again. */
    static final class NotSignedIn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSignedIn() {
            super("the ledger does not know our token", null, false, false);
        }
    }
}
