/**
 * People who sign in: residents, staff, shop owners; the pages, the password, the second factor,
 * the session.
 *
 * <p>Invariants: a person never gets a scope beyond their own, whatever the client may ask for;
 * sign-in is counted by network and by person before a password is looked at, on all nodes
 * together; whoever only looks at a page leaves no session; a password that somebody else chose
 * opens nothing but its own change, and that for three days; staff of the office have no session
 * before they gave a second factor; what one signs in with is changed only shortly after a sign-in,
 * and is in the trail for staff and owners.
 *
 * <p>Not here: the residents' register (register), tokens (tokens), how codes and passkeys are
 * checked (factors).
 */
@NullMarked
package jp.nagaokapay.api.identity.persons;

import org.jspecify.annotations.NullMarked;
