package jp.nagaokapay.api.identity.factors;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * One of a person's passkeys.
 *
 * @param passkeyId made from the credential's own id, which is not told
 * @param name as the person calls it
 * @param lastUsedAt {@code createdAt} while it has not been used
 */
public record Passkey(String passkeyId, String name, Instant createdAt, Instant lastUsedAt) {
    private static final int ID_CHARACTERS = 32;

    static Passkey of(CredentialRecord stored) {
        return new Passkey(
                idOf(stored.getCredentialId()),
                stored.getLabel(),
                stored.getCreated(),
                stored.getLastUsed());
    }

    static String idOf(Bytes credentialId) {
        return "passkey:" + Sha256.hex(credentialId.getBytes()).substring(0, ID_CHARACTERS);
    }
}
