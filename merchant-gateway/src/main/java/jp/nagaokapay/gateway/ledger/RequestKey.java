package jp.nagaokapay.gateway.ledger;

/**
 * Under what a request happens once.
 *
 * @param key caller and Idempotency-Key in one
 * @param hash SHA-256 (hex) of the request: the same key with another hash is refused
 */
public record RequestKey(String key, String hash) {}
