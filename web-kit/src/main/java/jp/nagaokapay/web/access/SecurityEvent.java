package jp.nagaokapay.web.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was turned away.
 *
 * @param reason a name of few
 * @param subject who it was about, by an opaque id; null when that is not known
 * @param client the program; null when that is not known
 * @param path the pattern of the path
 */
public record SecurityEvent(
        Kind kind,
        String reason,
        @Nullable String subject,
        @Nullable String client,
        String method,
        String path) {

    /** What was refused. */
    public enum Kind {
        /** A person who wanted to sign in. */
        SIGN_IN,
        /** A token that was no good, or none where one is needed. */
        TOKEN,
        /** A request for which a good token was not enough; the reason names the scopes needed. */
        ACCESS,
        /** A program that wanted a token. */
        CLIENT
    }
}
