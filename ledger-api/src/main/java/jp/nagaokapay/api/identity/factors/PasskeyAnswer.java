package jp.nagaokapay.api.identity.factors;

import org.springframework.security.web.webauthn.api.Bytes;

/**
 * What the browser's passkeys said to {@link AskedPasskey}; anything, until it is looked at.
 *
 * @param credential as JSON, in the form of WebAuthn's {@code PublicKeyCredential.toJSON}
 * @param challenge the one that was asked with
 */
public record PasskeyAnswer(String credential, String challenge) {
    Bytes challengeBytes() {
        return Bytes.fromBase64(challenge);
    }

    @Override
    public String toString() {
        return "PasskeyAnswer";
    }
}
