/**
 * The append-only log of all events, on PostgreSQL. {@code event} names and writes events, {@code
 * append} commits them, {@code read} finds them, {@code requests} answers retries, {@code follow}
 * feeds projections and policies, {@code axon} joins all of it to the framework. Each assembles
 * itself; here are the settings of all.
 *
 * <p>Not here: any rule of the money.
 */
@NullMarked
package jp.nagaokapay.ledger.log;

import org.jspecify.annotations.NullMarked;
