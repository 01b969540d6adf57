/**
 * Accounts of staff, programs of partners and of the city, and what each may do; managed by
 * administrators, accounts in an emergency also by whoever has the database.
 *
 * <p>Invariants: whoever manages accounts can move and approve no money; nobody changes an account
 * of their own; of the administrators who can sign in one remains; whoever is disabled, begins anew
 * or is given other rights is signed out everywhere within two seconds, their programs too; a
 * program approves and releases nothing, and has no right of staff that who answers for it does not
 * have.
 *
 * <p>In: administrators' requests, the command {@code staff}. Out: accounts, links to choose a
 * password, programs and their secrets.
 *
 * <p>Not here: how people sign in ({@link jp.nagaokapay.api.identity.persons}), shops' owners and
 * programs, whom the office adds, and whom it is mailed to ({@link jp.nagaokapay.api.alarm}).
 */
@NullMarked
package jp.nagaokapay.api.staff;

import org.jspecify.annotations.NullMarked;
