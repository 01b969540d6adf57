/**
 * The built-in issuer of tokens: endpoints, grants, claims, signing keys.
 *
 * <p>Invariants: keys live in the database, shared by nodes, surviving restarts; codes and refresh
 * tokens serve once, and one that comes again ends everything issued from its grant; what was ended
 * or revoked, in whatever way, stops within two seconds; a token names the interfaces it is for.
 *
 * <p>Not here: who may ask for a token (persons, clients), which scope opens which path (identity).
 */
@NullMarked
package jp.nagaokapay.api.identity.tokens;

import org.jspecify.annotations.NullMarked;
