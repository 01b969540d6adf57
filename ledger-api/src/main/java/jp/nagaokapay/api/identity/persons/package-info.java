/**
 * People who sign in: residents, staff, shop owners; the page, the password, the session.
 *
 * <p>Invariants: a person never gets a scope beyond their own, whatever the client may ask for;
 * sign-in is counted by network and by person before a password is looked at, on all nodes
 * together; whoever only looks at a page leaves no session; a password that somebody else chose
 * opens nothing but its own change.
 *
 * <p>Not here: the residents' register (register), tokens (tokens).
 */
@NullMarked
package jp.nagaokapay.api.identity.persons;

import org.jspecify.annotations.NullMarked;
