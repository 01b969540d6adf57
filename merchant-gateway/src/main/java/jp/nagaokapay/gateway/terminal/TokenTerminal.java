package jp.nagaokapay.gateway.terminal;

import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads who asks out of an access token; the shop comes from there and from nowhere else. */
public final class TokenTerminal {
    private static final String CLIENT = "sub";
    private static final String MERCHANT = "merchant";
    private static final String TERMINAL = "terminal";

    private TokenTerminal() {}

    /** The terminal; a token that is bound to none may not come in. */
    public static ShopTerminal of(Jwt token) {
        return new ShopTerminal(required(token, MERCHANT), required(token, TERMINAL));
    }

    /** The shop alone, for its owner's tokens, which name no terminal. */
    public static String merchant(Jwt token) {
        return required(token, MERCHANT);
    }

    /** Under what a request of this token's client happens once. */
    public static RequestKey key(Jwt token, IdempotencyKey key, @Nullable Object body) {
        String client = required(token, CLIENT);
        return new RequestKey(key.of(client), key.hash(client, body));
    }

    /**
     * The key of a request that brings none, for there is nothing to tell two of them apart. No
     * header can spell it: it has an arrow, which the ledger takes in a line of text.
     */
    public static RequestKey ownKey(Jwt token, String method, String about) {
        String client = required(token, CLIENT);
        var own = new IdempotencyKey(method + '→' + about, method, about);
        return new RequestKey(own.of(client), own.hash(client, null));
    }

    private static String required(Jwt token, String claim) {
        String value = token.getClaimAsString(claim);
        if (value == null) {
            throw new AccessDeniedException("the token is bound to no " + claim);
        }
        return value;
    }
}
