package jp.nagaokapay.api.identity.factors;

/**
 * A new secret for an authenticator app, while the person puts it in: shown to them, and stored
 * only once they prove by a code that they have it.
 *
 * @param secret in base32, as one types it
 * @param address the same as an app reads it from a QR code ({@code otpauth:})
 * @param sealed what the page gives back; nobody but this person can use it
 */
public record OfferedApp(String secret, String address, String sealed) {
    @Override
    public String toString() {
        return "OfferedApp";
    }
}
