package jp.nagaokapay.gateway.ledger;

/**
 * An answer to a request under a key.
 *
 * @param replayed true when it was given before and nothing was done now
 */
public record Reply<T>(T value, boolean replayed) {}
