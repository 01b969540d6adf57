package jp.nagaokapay.api.identity.factors;

/**
 * What a page passes on to the browser's passkeys.
 *
 * @param options as JSON, in the form of WebAuthn's {@code parse…OptionsFromJSON}
 * @param challenge in base64url; it comes back with the answer
 */
public record AskedPasskey(String options, String challenge) {}
