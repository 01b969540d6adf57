/**
 * The record of what shops' owners and their programs change.
 *
 * <p>Invariants: a change is on record before it begins, else it does not begin (503); nothing
 * personal is recorded, and no query or body.
 *
 * <p>In: authorised requests to {@code /shop/v1} that are no reads. Out: the ledger's audit trail,
 * through the port.
 *
 * <p>Not here: what terminals do, which the payments themselves tell.
 */
@NullMarked
package jp.nagaokapay.gateway.trail;

import org.jspecify.annotations.NullMarked;
