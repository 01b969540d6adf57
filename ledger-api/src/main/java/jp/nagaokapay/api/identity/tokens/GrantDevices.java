package jp.nagaokapay.api.identity.tokens;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Notes on which device a person's grant began, so that they know it again in the list of their
 * sign-ins. Only its kind is kept, of what the browser says.
 */
final class GrantDevices {
    /** Who names it in a header, and the name; the first that fits. */
    private static final List<Name> SYSTEMS =
            List.of(
                    new Name("iPhone", "iPhone"),
                    new Name("iPad", "iPad"),
                    new Name("Android", "Android"),
                    new Name("Windows", "Windows"),
                    new Name("Macintosh", "Mac"),
                    new Name("CrOS", "Chromebook"),
                    new Name("Linux", "Linux"));

    private static final List<Name> BROWSERS =
            List.of(
                    new Name("Edg", "Edge"),
                    new Name("SamsungBrowser", "Samsung Internet"),
                    new Name("FxiOS", "Firefox"),
                    new Name("Firefox", "Firefox"),
                    new Name("CriOS", "Chrome"),
                    new Name("Chrome", "Chrome"),
                    new Name("Safari", "Safari"));

    private final JdbcTemplate jdbc;

    GrantDevices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The grant begins in a browser; what comes later comes from the program. */
    void note(OAuth2Authorization grant) {
        if (AuthorizationGrantType.AUTHORIZATION_CODE.equals(grant.getAuthorizationGrantType())
                && grant.getAccessToken() == null
                && RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes) {
            String userAgent = attributes.getRequest().getHeader(HttpHeaders.USER_AGENT);
            Optional.ofNullable(userAgent)
                    .flatMap(GrantDevices::name)
                    .ifPresent(name ->
                            jdbc.update(
                                    "UPDATE oauth2_authorization SET device = ? WHERE id = ?",
                                    name,
                                    grant.getId()));
        }
    }

    /** Such as {@code iPhone, Safari}; empty where nothing is known. */
    static Optional<String> name(String userAgent) {
        List<String> known =
                List.of(SYSTEMS, BROWSERS).stream()
                        .flatMap(names -> first(names, userAgent).stream())
                        .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", known));
    }

    private static Optional<String> first(List<Name> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.part))
                .map(name -> name.shown)
                .findFirst();
    }

    private record Name(String part, String shown) {}
}
