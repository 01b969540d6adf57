/**
 * What the database is, before anything is done with it: made by these migrations, and kept for a
 * demo, a simulation or live business from its first start on.
 *
 * <p>Invariants: a database of another shape or kind is refused before a row of it is changed; the
 * kind is written once and never changes.
 *
 * <p>In: {@link jp.nagaokapay.ledger.installation.InstallationKind}, which the program declares as
 * a bean. Out: {@link jp.nagaokapay.ledger.installation.DatabaseRefused}.
 *
 * <p>Not here: where the database is and who runs it (the program that assembles the ledger).
 */
@NullMarked
package jp.nagaokapay.ledger.installation;

import org.jspecify.annotations.NullMarked;
