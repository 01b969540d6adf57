package jp.nagaokapay.api.web;

import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Turns the {@code Idempotency-Key} header into the key under which the ledger keeps the answer.
 */
public final class RequestKeys {
    private RequestKeys() {}

    /**
     * @param principal whose key it is: a wallet's id for residents, the client or subject for
     *     others
     * @param body what was read from the request; null when it has none
     */
    public static RequestKey of(String principal, IdempotencyKey key, @Nullable Object body) {
        return new RequestKey(key.of(principal), key.hash(principal, body));
    }
}
