package jp.nagaokapay.web.token;

import java.io.Serial;
import org.springframework.security.core.AuthenticationException;

/**
 * Whether a token is good cannot be said right now: its issuer, or the memory of proofs, does not
 * answer. Not the framework's AuthenticationServiceException, which its filters rethrow instead of
 * answering.
 */
final class IssuerUnavailable extends AuthenticationException {
    @Serial private static final long serialVersionUID = 1L;

    IssuerUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
