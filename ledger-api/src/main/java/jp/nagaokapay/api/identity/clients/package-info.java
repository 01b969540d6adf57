/**
 * Programs that sign in: machine clients, shop terminals, programs of shops; their secrets and
 * keys.
 *
 * <p>Invariants: a secret is shown once and kept as a digest; a change of credentials happens
 * whole, and one at a time; a signed request serves once.
 *
 * <p>Not here: people (persons), what a token says (tokens).
 */
@NullMarked
package jp.nagaokapay.api.identity.clients;

import org.jspecify.annotations.NullMarked;
