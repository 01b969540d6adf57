package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.StoredKeys;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * A session's cookie: its id, a dot, and a seal of the id. The database has the ids alone, so
 * whoever reads them there cannot enter a session.
 */
final class SealedSessionIds implements HttpSessionIdResolver {
    private static final char SEAL = '.';

    private final CookieHttpSessionIdResolver cookies;
    private final StoredKeys keys;

    SealedSessionIds(CookieHttpSessionIdResolver cookies, StoredKeys keys) {
        this.cookies = cookies;
        this.keys = keys;
    }

    /** Those with a seal of ours; others are as if they were not there. */
    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return cookies.resolveSessionIds(request).stream()
                .filter(this::isOurs)
                .map(cookie -> cookie.substring(0, cookie.lastIndexOf(SEAL)))
                .toList();
    }

    private boolean isOurs(String cookie) {
        int end = cookie.lastIndexOf(SEAL);
        return end > 0
                && keys.fits(
                        KeyPurpose.SESSION,
                        bytes(cookie.substring(0, end)),
                        cookie.substring(end + 1));
    }

    @Override
    public void setSessionId(
            HttpServletRequest request, HttpServletResponse response, String sessionId) {
        cookies.setSessionId(
                request,
                response,
                sessionId + SEAL + keys.seal(KeyPurpose.SESSION, bytes(sessionId)));
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.expireSession(request, response);
    }

    private static byte[] bytes(String sessionId) {
        return sessionId.getBytes(StandardCharsets.UTF_8);
    }
}
