/**
 * Settlement: what shops are owed for closed periods, and its way to their bank accounts.
 *
 * <p>A period is closed for every shop at once ({@link
 * jp.nagaokapay.ledger.settlement.closing.Closings}): the shop itself closes its receivable, takes
 * the fee and carries over what is not paid. What is due is put together and released by another
 * person ({@link jp.nagaokapay.ledger.settlement.payout.Payouts}), transferred by the bank, and
 * reported back ({@link jp.nagaokapay.ledger.settlement.payout.TransferResults}).
 *
 * <p>Invariants: a yen of a receivable is in exactly one settlement; a settlement is in one
 * transfer at a time; a transfer exists only after the release, and who made a settlement does not
 * release it.
 *
 * <p>In: {@link jp.nagaokapay.ledger.settlement.SettlementCommand}, {@link
 * jp.nagaokapay.ledger.settlement.closing.ClosingCommand}, {@link
 * jp.nagaokapay.ledger.settlement.payout.PayoutCommand}. Out: the events of the same names. Asked
 * with: {@link jp.nagaokapay.ledger.settlement.Settlements}, {@link
 * jp.nagaokapay.ledger.settlement.SettlementMovements} (statements), {@link
 * jp.nagaokapay.ledger.settlement.MerchantPayables} (paid against owed), {@link
 * jp.nagaokapay.ledger.settlement.closing.ClosingList}, {@link
 * jp.nagaokapay.ledger.settlement.payout.PayoutList}. Settings: {@code nagaokapay.settlement.*}.
 *
 * <p>Not here: what is credited to a shop (merchant), the bank's file format (zengin), how it is
 * booked (journal).
 */
@NullMarked
package jp.nagaokapay.ledger.settlement;

import org.jspecify.annotations.NullMarked;
