package jp.nagaokapay.ledger.shared.message;

/**
 * A caller's Idempotency-Key.
 *
 * @param key caller and key in one, unique in the log for ever
 * @param hash SHA-256 (hex) over caller, method, path and body: the same key with another hash is
 *     another wish
 */
public record RequestKey(String key, String hash) {}
