package jp.nagaokapay.api.staff;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * An account of staff, as administrators see it.
 *
 * @param displayName absent when the username says it
 * @param hasSecondFactor whether an authenticator app or a passkey was added
 * @param linkExpiresAt until when a link to choose a password is out; absent when none is
 * @param lastSignInAt absent for whoever never signed in
 * @param disabledAt absent while the account can be used
 */
public record StaffMember(
        String staffId,
        String username,
        @Nullable String displayName,
        List<String> scopes,
        State state,
        boolean hasSecondFactor,
        Instant createdAt,
        @Nullable Instant linkExpiresAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant disabledAt) {

    boolean isDisabled() {
        return state == State.DISABLED;
    }

    boolean isActiveAdmin() {
        return state == State.ACTIVE && scopes.contains(Scopes.ADMIN);
    }

    /** What an account can be used for. */
    public enum State {
        /** To choose a password, with the link. */
        INVITED,
        ACTIVE,
        DISABLED
    }

    @Override
    public String toString() {
        return staffId;
    }
}
