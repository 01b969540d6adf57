package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Browsers in which a person has signed in before. Such a browser is told from strangers by a
 * random cookie, of which only the digest is kept; it opens nothing.
 */
@Component
@BuiltInIssuer
class KnownDevices {
    static final String COOKIE = "DEVICE";

    private static final Duration LIFETIME = Duration.ofDays(180);

    private final JdbcClient jdbc;

    KnownDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The browser's digest, when the person has signed in in it. */
    Optional<String> knownTo(String person, HttpServletRequest request) {
        return cookie(request)
                .map(Sha256::hex)
                .filter(device -> exists("device = ? AND person_id = ?", device, person));
    }

    void remember(String person, HttpServletRequest request, HttpServletResponse response) {
        String value =
                cookie(request)
                        .filter(known -> exists("device = ?", Sha256.hex(known)))
                        .orElseGet(ClientSecrets::next);
        jdbc.sql(
                        """
                        INSERT INTO known_device (device, person_id, until)
                        VALUES (?, ?, now() + ? * interval '1 day')
                        ON CONFLICT (device, person_id) DO UPDATE SET until = excluded.until
                        """)
                .param(Sha256.hex(value))
                .param(person)
                .param(LIFETIME.toDays())
                .update();
        SignInCookie.set(COOKIE, value, LIFETIME, request, response);
    }

    private boolean exists(String condition, String... values) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM known_device WHERE until > now() AND "
                                + condition
                                + ")")
                .params((Object[]) values)
                .query(Boolean.class)
                .single();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
    }
}
