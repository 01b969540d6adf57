package jp.nagaokapay.api.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import jp.nagaokapay.gateway.ledger.KeyInFlight;
import jp.nagaokapay.gateway.ledger.KeyReused;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.Payment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Translates the ledger's exceptions into those that {@code LedgerClient} declares. */
final class GatewayRefusals {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private GatewayRefusals() {}

    static <T> T of(Supplier<T> question) {
        try {
            return question.get();
        } catch (Refused refusal) {
            throw new LedgerRefusal(refusal.code(), shown(refusal.details()), refusal.replayed());
        } catch (Unavailable unavailable) {
            throw new LedgerUnavailable(unavailable.retryAfter(), unavailable);
        } catch (IdempotentRequests.KeyReused e) {
            throw new KeyReused();
        } catch (IdempotentRequests.KeyInFlight e) {
            throw new KeyInFlight();
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            throw new LedgerUnavailable(RETRY_AFTER, e);
        }
    }

    private static Map<String, Object> shown(Map<String, Object> details) {
        Map<String, Object> shown = new LinkedHashMap<>();
        details.forEach((name, value) ->
                shown.put(
                        name,
                        value instanceof Payment payment ? GatewayViews.payment(payment) : value));
        return shown;
    }
}
