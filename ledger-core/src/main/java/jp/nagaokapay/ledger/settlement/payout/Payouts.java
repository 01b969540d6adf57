package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.settlement.Settlements.Found;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** Pays out what is due. */
public interface Payouts {
    /**
     * What a release of that date would pay and what it would hold back, as things stand now.
     *
     * @param by who would release; null for anybody who has made no part of it
     */
    List<Candidate> candidates(LocalDate date, @Nullable String by);

    /**
     * Releases everything due on or before a date, as transfers of that date. What cannot be paid
     * is held back and listed, and so is what {@code by} has made part of. A release that was
     * interrupted is completed, with nothing that came to be due since.
     *
     * <p>Refused with {@code NOT_A_BANK_BUSINESS_DAY}, {@code PAYOUT_DATE_PASSED}, {@code
     * CLOSING_INCOMPLETE}, {@code NOTHING_TO_PAY}, {@code PAYER_NOT_CONFIGURED}, {@code
     * PAYOUT_RELEASED} when all of it was done before, and {@code FOUR_EYES_REQUIRED} when {@code
     * by} has made part of everything in it.
     *
     * @param by opaque reference to the person who releases
     * @param seen what {@code by} has seen that it comes to; null not to say
     * @param key null when the caller has none
     */
    PayoutId release(LocalDate date, String by, @Nullable Yen seen, @Nullable RequestKey key);

    /**
     * Records how transfers of a date ended. The same again changes nothing.
     *
     * <p>Refused with {@code PAYOUT_NOT_RELEASED}, {@code PAYOUT_FILE_NOT_TAKEN} while the bank
     * cannot know of them, {@code TRANSFER_NOT_FOUND}, {@code PAYOUT_DATE_NOT_REACHED} but for what
     * was recalled, {@code TRANSFER_RECORDED} when one was recorded otherwise, {@code
     * TRANSFER_REPORTED_TWICE}; then none is recorded.
     *
     * @param returned those that came back, and why
     * @param done those that were transferred
     * @param othersDone whether all others that nothing was reported of were transferred
     */
    void record(
            LocalDate date,
            Map<SettlementId, TransferReturn> returned,
            List<SettlementId> done,
            boolean othersDone,
            String by);

    /**
     * A returned transfer's cause is mended: its settlement is due again. Refused with {@code
     * SETTLEMENT_NOT_FOUND}, {@code SETTLEMENT_NOT_RETURNED}, and {@code NOTHING_CORRECTED} when
     * the account was the cause, is still the same, and no note says why it is right.
     *
     * @param by who corrects, and cannot release it
     */
    SettlementReceipt correct(SettlementId settlementId, @Nullable String note, String by);

    /** The dates whose release was interrupted, in order. */
    List<LocalDate> unfinished();

    /** Completes a release that was interrupted; changes nothing when it is complete. */
    void complete(LocalDate date);

    /**
     * @param hold why it would be held back; null when it would be paid
     */
    record Candidate(Found settlement, @Nullable HoldReason hold) {}
}
