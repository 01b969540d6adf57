package jp.nagaokapay.api.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with has changed by their own hand. Told within the change's transaction:
 * a listener that fails takes it back.
 *
 * @param person a resident's or staff member's id
 * @param passkeyId of the passkey that it is about; null where it is about none
 */
public record CredentialChanged(String person, Change change, @Nullable String passkeyId) {
    /** What changed. */
    public enum Change {
        PASSWORD_CHANGED,
        /** The first one, or a new one, by the link that an administrator gave. */
        PASSWORD_CHOSEN,
        AUTHENTICATOR_APP_ADDED,
        AUTHENTICATOR_APP_REMOVED,
        RECOVERY_CODE_USED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED
    }
}
