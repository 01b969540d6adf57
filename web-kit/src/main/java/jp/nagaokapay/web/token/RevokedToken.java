package jp.nagaokapay.web.token;

import java.io.Serial;
import org.springframework.security.oauth2.jwt.BadJwtException;

/** A token that was good until it was taken back. */
final class RevokedToken extends BadJwtException {
    @Serial private static final long serialVersionUID = 1L;

    RevokedToken() {
        super("revoked");
    }
}
