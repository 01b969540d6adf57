/**
 * Two persons (four eyes): what one of the office asks for and another one decides, {@code
 * /office/v1/approvals}.
 *
 * <p>Invariants: nobody approves what they, or a program of theirs, asked for or had a part in; a
 * request is decided once; of one kind a subject has one request open; what was decided is carried
 * out, after its waiting time, whatever crashes meanwhile, and at least once; nothing personal
 * stands here in plain, and nothing of it longer than until it is settled.
 *
 * <p>In: {@link jp.nagaokapay.api.approval.Approvals} for the features, HTTP for those who decide.
 * Out: {@link jp.nagaokapay.api.approval.ApprovalKind}, one class for each thing that needs two
 * persons, in the package of its feature.
 *
 * <p>Not here: campaigns and payouts, whose four eyes are in the ledger's own rules.
 */
@NullMarked
package jp.nagaokapay.api.approval;

import org.jspecify.annotations.NullMarked;
