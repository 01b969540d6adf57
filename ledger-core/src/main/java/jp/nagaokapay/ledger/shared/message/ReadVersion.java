package jp.nagaokapay.ledger.shared.message;

/**
 * How much of another aggregate a decision has seen.
 *
 * @param sequenceNumber of the last event that it saw
 */
public record ReadVersion(String aggregateId, long sequenceNumber) {}
