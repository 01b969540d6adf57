package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import jp.nagaokapay.web.input.PrintableAscii;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The request for authorization that led to the sign-in page, or that it was the page of settings,
 * kept in a cookie: whoever only looks at the page leaves no session behind. Of a request only its
 * query is kept, so that whatever the cookie says, it leads to no other place.
 */
public final class PendingAuthorization implements RequestCache {
    private static final String PATH = "/oauth2/authorize";
    private static final String COOKIE = "AUTHORIZATION";

    /** No query in base64url. */
    private static final String SETTINGS = ".settings";

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    /** A browser keeps cookies of up to 4 kB. */
    private static final int QUERY_MAX = 2_800;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        if (request.getServletPath().equals(PATH) && query != null && isSafe(query)) {
            String value =
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(query.getBytes(StandardCharsets.US_ASCII));
            SignInCookie.set(COOKIE, value, LIFETIME, request, response);
        }
    }

    /** Lets a sign-in lead to the page of settings. */
    static void leadToSettings(HttpServletRequest request, HttpServletResponse response) {
        SignInCookie.set(COOKIE, SETTINGS, LIFETIME, request, response);
    }

    /** Where a person who has just signed in goes on; the cookie has served. */
    static Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        SignInCookie.set(COOKIE, "", Duration.ZERO, request, response);
        if (cookie.getValue().equals(SETTINGS)) {
            return Optional.of(SettingsPage.PATH);
        }
        return decoded(cookie.getValue())
                .filter(PendingAuthorization::isSafe)
                .map(query -> PATH + '?' + query);
    }

    @Override
    public @Nullable SavedRequest getRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        // it ends when it is taken
    }

    private static boolean isSafe(String query) {
        return query.length() <= QUERY_MAX && PrintableAscii.only(query) && !query.contains(" ");
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(
                    new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
