/**
 * Authentication and access: which scope opens which path, and who the caller is.
 *
 * <p>Invariants: what is not allowed by {@link jp.nagaokapay.api.identity.AccessTable} is denied;
 * signing keys, clients, tokens and sessions live in the database, shared by all nodes; secrets and
 * passwords are stored as hashes.
 *
 * <p>In: clients and persons. Out: signed tokens, and to controllers the {@link
 * jp.nagaokapay.api.identity.Caller}. An issuer of one's own ({@code
 * spring.security.oauth2.resourceserver.jwt.issuer-uri}) replaces the built-in one; its tokens must
 * carry the same claims.
 *
 * <p>Not here: who the residents are (the register), what a caller may do to a particular wallet or
 * shop (the controllers and the ledger).
 */
@NullMarked
package jp.nagaokapay.api.identity;

import org.jspecify.annotations.NullMarked;
