/**
 * The audit trail of staff and partners: every call that changes something in the counter,
 * campaign, finance, office and partner APIs, every download of a file there, every look at one
 * person, wallet, bank account or shop's people, every reading of the trail itself, every sign-in
 * of staff, every change of what staff and shops' owners sign in with, and what staff were refused.
 * What shops' owners change at a gateway is in it too.
 *
 * <p>Invariants: an action is recorded before it begins, else it does not begin (503); no row is
 * ever changed or deleted. Recorded are who (the person, also where a program of theirs acts), by
 * which program, when, the method, the pattern of the path with the ids in it, the ids that the
 * controller added, such as that of the charge that was made, and the outcome; never a query, a
 * body or personal data. An action without an outcome was cut off. Of refusals the first ones of an
 * hour are recorded each, the others as a number.
 *
 * <p>In: authorised requests, refusals of {@link jp.nagaokapay.web.access.SecurityEvent}. Out:
 * {@code /finance/v1/audit}, for the scope {@code audit}.
 *
 * <p>Not here: what security refused to others (it is counted and logged), residents' and
 * terminals' calls, and what the events themselves say of who approved what.
 */
@NullMarked
package jp.nagaokapay.api.audit;

import org.jspecify.annotations.NullMarked;
