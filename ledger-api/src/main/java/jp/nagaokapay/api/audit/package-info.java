/**
 * The trail of what staff did: every call that changes something at the counters', the campaigns',
 * the finance, the office and the partners' doors, every download of a file there, every reading of
 * the trail itself, and every sign-in of staff.
 *
 * <p>Invariants: an action is on record before it begins, else it does not begin (503); nothing on
 * record is ever changed or deleted. On record are who (the token's subject), by which program,
 * when, the method, the pattern of the path with the ids in it, the ids that the door named on its
 * way, such as the charge that was made, and the outcome; never a query, a body or personal data.
 * An action without an outcome was cut off.
 *
 * <p>In: requests that security let in. Out: {@code /finance/v1/audit}, for the scope {@code
 * audit}.
 *
 * <p>Not here: what security refused (nothing was done), residents' and terminals' calls, and what
 * the events themselves say of who approved what.
 */
@NullMarked
package jp.nagaokapay.api.audit;

import org.jspecify.annotations.NullMarked;
