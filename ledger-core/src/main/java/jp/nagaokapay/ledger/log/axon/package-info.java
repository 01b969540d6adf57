/**
 * Axon's interfaces on our log: command bus, storage engine, snapshots, aggregate cache.
 *
 * <p>Invariant: a refusal decided on a cached aggregate is never answered before the stream has
 * been read past the cached sequence and decided again.
 */
@NullMarked
package jp.nagaokapay.ledger.log.axon;

import org.jspecify.annotations.NullMarked;
