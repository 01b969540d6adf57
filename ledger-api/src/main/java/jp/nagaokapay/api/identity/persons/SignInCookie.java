package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** A cookie for the pages around the sign-in alone; as secure as the session's. */
final class SignInCookie {
    private SignInCookie() {}

    static void set(
            String name,
            String value,
            Duration maxAge,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean secure =
                request.isSecure()
                        || request.getServletContext().getSessionCookieConfig().isSecure();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path(SignInSecurity.PATH)
                        .maxAge(maxAge)
                        .build()
                        .toString());
    }
}
