/**
 * Access tokens as every HTTP interface checks them: each is decoded once, one that is bound to a
 * key needs a proof of it, and refusals follow RFC 6750 and RFC 9449.
 *
 * <p>Invariants: a token bound to a key (DPoP) never serves without a fresh proof of that key; a
 * proof serves once; when nothing certain can be said about a token, the answer is 503 and never
 * 401, as a terminal that is told to sign in again stops selling.
 *
 * <p>In: {@link jp.nagaokapay.web.token.TokenSecurity} on a filter chain. Out: an authentication
 * with the token's scopes.
 *
 * <p>Not here: which scope opens which path (each process), who gets a token (the issuer), what a
 * terminal may do (terminal, the ledger).
 */
@NullMarked
package jp.nagaokapay.web.token;

import org.jspecify.annotations.NullMarked;
