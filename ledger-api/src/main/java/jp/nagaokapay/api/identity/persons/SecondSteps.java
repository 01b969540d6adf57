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
 * Who has given the right password in which browser and has to give a second factor: for five
 * minutes, and once. The browser has a random cookie, of which the digest is kept.
 */
@Component
@BuiltInIssuer
class SecondSteps {
    private static final String COOKIE = "STEP";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    SecondSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(String person, HttpServletRequest request, HttpServletResponse response) {
        String value = ClientSecrets.next();
        jdbc.sql(
                        """
                        INSERT INTO second_step (id, person_id, until)
                        VALUES (?, ?, now() + ? * interval '1 second')
                        """)
                .param(Sha256.hex(value))
                .param(person)
                .param(LIFETIME.toSeconds())
                .update();
        SignInCookie.set(COOKIE, value, LIFETIME, request, response);
    }

    /** Who is to give a second factor; empty for whoever has given no password of late. */
    Optional<String> personIn(HttpServletRequest request) {
        return find("SELECT person_id FROM second_step WHERE id = ? AND until > now()", request);
    }

    /** Ends the step for whoever has given it; of several at once one has. */
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        SignInCookie.set(COOKIE, "", Duration.ZERO, request, response);
        return find(
                "DELETE FROM second_step WHERE id = ? AND until > now() RETURNING person_id",
                request);
    }

    private Optional<String> find(String sql, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(value ->
                        jdbc.sql(sql).param(Sha256.hex(value)).query(String.class).optional());
    }
}
