package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.AUTHORIZATION_IS_LIVE;
import static jp.nagaokapay.ledger.wallet.WalletRule.CAPTURE_WITHIN_AUTHORIZED;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_OPEN;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.PaymentStep;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * How an open authorization ends: taken, released, or by its time. A suspended wallet blocks none
 * of these, for it starts nothing new.
 */
final class HoldDecisions {
    private HoldDecisions() {}

    /** Takes the parts that expire first; the rest, which lives longest, is released. */
    static PaymentCaptured capture(
            WalletState state, PastPayments past, CapturePayment command, Instant now) {
        Hold hold =
                requireOpen(
                        PaymentStep.CAPTURE, state, past, command.walletId(), command.paymentId());
        AUTHORIZATION_IS_LIVE.require(hold.liveAt(now));
        Yen amount = command.amount() == null ? hold.amount() : command.amount();
        CAPTURE_WITHIN_AUTHORIZED.require(
                !amount.isZero() && hold.amount().covers(amount),
                Map.of("most", hold.amount().amount()));
        LotParts.ReturnedValue rest = returned(state, LotParts.after(hold.parts(), amount), now);
        return new PaymentCaptured(
                command.walletId(),
                now,
                hold.paymentId(),
                hold.merchantPaymentId(),
                hold.merchantId(),
                amount,
                LotParts.first(hold.parts(), amount),
                rest.returned(),
                rest.lapsed());
    }

    static PaymentVoided voided(
            WalletState state, PastPayments past, VoidPayment command, Instant now) {
        Hold hold =
                requireOpen(PaymentStep.VOID, state, past, command.walletId(), command.paymentId());
        AUTHORIZATION_IS_LIVE.require(hold.liveAt(now));
        LotParts.ReturnedValue all = returned(state, hold.parts(), now);
        return new PaymentVoided(
                command.walletId(),
                now,
                hold.paymentId(),
                hold.merchantPaymentId(),
                hold.merchantId(),
                hold.amount(),
                all.returned(),
                all.lapsed());
    }

    /** The holds whose time has passed and whose end is not booked. */
    static Stream<Hold> overdue(WalletState state, Instant now) {
        return state.holds().values().stream().filter(hold -> !hold.liveAt(now));
    }

    /** The wallet as it is once the end of every overdue hold is booked. */
    static WalletState settled(WalletState state, WalletId walletId, Instant now) {
        WalletState settled = state;
        for (Hold hold : overdue(state, now).toList()) {
            HoldExpired end = end(settled, walletId, hold, now);
            settled = settled.evolve(end);
            for (WalletEvent taken : PendingTakeBack.due(settled, end)) {
                settled = settled.evolve(taken);
            }
        }
        return settled;
    }

    /** Null when there is nothing to end. */
    static @Nullable HoldExpired expire(WalletState state, ExpireHold command, Instant now) {
        Hold hold = state.holds().get(command.paymentId());
        if (hold == null || hold.liveAt(now)) {
            return null;
        }
        return end(state, command.walletId(), hold, now);
    }

    private static HoldExpired end(WalletState state, WalletId walletId, Hold hold, Instant now) {
        LotParts.ReturnedValue all = returned(state, hold.parts(), now);
        return new HoldExpired(
                walletId,
                now,
                hold.paymentId(),
                hold.merchantPaymentId(),
                hold.merchantId(),
                hold.amount(),
                all.returned(),
                all.lapsed());
    }

    private static Hold requireOpen(
            PaymentStep step,
            WalletState state,
            PastPayments past,
            WalletId walletId,
            PaymentId paymentId) {
        Hold hold = state.holds().get(paymentId);
        if (hold != null) {
            return hold;
        }
        PaymentStatus ended = state.endedHolds().get(paymentId);
        if (ended != null) {
            refuse(step, ended, Map.of());
        }
        CapturedPayment recent = state.payments().get(paymentId);
        CapturedPayment captured =
                recent == null ? past.find(walletId, paymentId).captured() : recent;
        if (captured != null) {
            Payment payment = captured.view();
            refuse(step, payment.status(), Map.of("payment", payment));
        }
        throw new Refused(PAYMENT_IS_OPEN);
    }

    private static void refuse(PaymentStep step, PaymentStatus status, Map<String, Object> shown) {
        step.refusal(status)
                .ifPresent(rule -> {
                    throw new Refused(rule, shown);
                });
    }

    private static LotParts.ReturnedValue returned(
            WalletState state, List<LotPart> parts, Instant now) {
        return LotParts.ReturnedValue.of(parts, state.closed(), BusinessDate.of(now));
    }
}
