package jp.nagaokapay.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The language of a page that the server writes. Such pages hold both: Japanese, and after it
 * English in {@code <span lang="en">}; a person is shown one.
 */
public enum PageLanguage {
    JAPANESE("ja"),
    ENGLISH("en");

    /** A parameter that chooses, and the cookie that remembers; the apps read and write it too. */
    private static final String NAME = "lang";

    private static final int YEAR = 31_536_000;
    private static final Pattern ENGLISH_ALONE =
            Pattern.compile("[^<>]*<span lang=\"en\">([^<]*)</span>");
    private static final Pattern ENGLISH_BESIDE =
            Pattern.compile("\\s*<span lang=\"en\">[^<]*</span>");

    private final String tag;

    PageLanguage(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    PageLanguage other() {
        return this == JAPANESE ? ENGLISH : JAPANESE;
    }

    /** What was just chosen, or chosen before, or else what the browser asks for first. */
    public static PageLanguage of(HttpServletRequest request) {
        return byTag(request.getParameter(NAME))
                .or(() -> remembered(request))
                .orElseGet(() -> byBrowser(request));
    }

    /** What remembers a choice that was just made. */
    static Optional<String> rememberedBy(HttpServletRequest request) {
        return byTag(request.getParameter(NAME))
                .map(chosen ->
                        ResponseCookie.from(NAME, chosen.tag)
                                .path("/")
                                .maxAge(YEAR)
                                .sameSite("Lax")
                                .secure(request.isSecure())
                                .build()
                                .toString());
    }

    private static Optional<PageLanguage> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .findFirst()
                        .flatMap(cookie -> byTag(cookie.getValue()));
    }

    private static PageLanguage byBrowser(HttpServletRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return asked != null && asked.strip().toLowerCase(Locale.ROOT).startsWith("en")
                ? ENGLISH
                : JAPANESE;
    }

    private static Optional<PageLanguage> byTag(@Nullable String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** Leaves of a text in both languages this one. */
    String of(String both) {
        return switch (this) {
            case JAPANESE -> ENGLISH_BESIDE.matcher(both).replaceAll("");
            case ENGLISH -> ENGLISH_ALONE.matcher(both).replaceAll("$1");
        };
    }
}
