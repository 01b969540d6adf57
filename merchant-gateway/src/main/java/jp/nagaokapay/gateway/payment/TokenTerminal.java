package jp.nagaokapay.gateway.payment;

import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads who asks out of an access token. */
final class TokenTerminal {
    private static final String CLIENT = "sub";
    private static final String MERCHANT = "merchant";
    private static final String TERMINAL = "terminal";

    private TokenTerminal() {}

    /** The terminal; a token that is bound to none may not come in. */
    static ShopTerminal of(Jwt token) {
        return new ShopTerminal(required(token, MERCHANT), required(token, TERMINAL));
    }

    static RequestKey key(Jwt token, IdempotencyKey key, @Nullable Object body) {
        String client = required(token, CLIENT);
        return new RequestKey(key.of(client), key.hash(client, body));
    }

    private static String required(Jwt token, String claim) {
        String value = token.getClaimAsString(claim);
        if (value == null) {
            throw new AccessDeniedException("the token is bound to no terminal");
        }
        return value;
    }
}
