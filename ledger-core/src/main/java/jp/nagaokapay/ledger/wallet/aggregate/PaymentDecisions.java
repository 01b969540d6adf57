package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.AUTHORIZATION_IS_LIVE;
import static jp.nagaokapay.ledger.wallet.WalletRule.CODE_IS_LIVE;
import static jp.nagaokapay.ledger.wallet.WalletRule.CODE_IS_UNUSED;
import static jp.nagaokapay.ledger.wallet.WalletRule.ENOUGH_AVAILABLE;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NEW;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NOT_SIMILAR;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_OFFLINE_PAYMENT;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_OFFLINE_PAYMENTS_OF_A_DAY;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_OFFLINE_PAYMENTS_OF_A_MONTH;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_OPEN_HOLDS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_REFUNDABLE_PAYMENTS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.OfflineLimits;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;

/** Decides whether a payment may be authorized or made, and out of which lots. */
final class PaymentDecisions {
    private PaymentDecisions() {}

    static PaymentMade pay(
            WalletState state, PastPayments past, Pay command, Instant now, WalletLimits limits) {
        PaymentRequest request = command.request();
        List<LotPart> parts = accept(state, past, request, now, limits);
        return new PaymentMade(
                command.walletId(),
                now,
                request.paymentId(),
                request.merchantPaymentId(),
                request.merchantId(),
                request.terminalId(),
                request.mode(),
                request.amount(),
                parts,
                request.code() == null ? null : request.code().codeId(),
                request.code() == null ? null : request.code().expiresAt());
    }

    static PaymentAuthorized authorize(
            WalletState state,
            PastPayments past,
            AuthorizePayment command,
            Instant now,
            WalletLimits limits) {
        PaymentRequest request = command.request();
        List<LotPart> parts = accept(state, past, request, now, limits);
        WITHIN_OPEN_HOLDS.require(
                state.holds().size() < limits.openHoldsMax(),
                Map.of("most", limits.openHoldsMax()));
        Instant expiresAt = LotParts.endingBy(parts, now.plus(limits.holdLifetime()));
        AUTHORIZATION_IS_LIVE.require(now.isBefore(expiresAt));
        return new PaymentAuthorized(
                command.walletId(),
                now,
                request.paymentId(),
                request.merchantPaymentId(),
                request.merchantId(),
                request.terminalId(),
                request.mode(),
                request.amount(),
                parts,
                expiresAt,
                request.code() == null ? null : request.code().codeId(),
                request.code() == null ? null : request.code().expiresAt());
    }

    /**
     * A shop's id that is taken is refused by the log's own key, and so asked for only where it
     * would be hidden behind another refusal.
     */
    private static List<LotPart> accept(
            WalletState state,
            PastPayments past,
            PaymentRequest request,
            Instant now,
            WalletLimits limits) {
        try {
            requireNew(state, request);
            return allocate(state, request, now, limits);
        } catch (Refused refusal) {
            String key = keyOf(request);
            if (past.isTaken(key)) {
                throw new Duplicate(Duplicate.Key.BUSINESS, key);
            }
            throw refusal;
        }
    }

    private static List<LotPart> allocate(
            WalletState state, PaymentRequest request, Instant now, WalletLimits limits) {
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_NOT_SUSPENDED.require(!state.suspended());
        PAYMENT_WITHIN_BOUNDS.require(
                request.amount().covers(limits.paymentMin())
                        && limits.paymentMax().covers(request.amount()),
                limits.paymentBounds());
        requireCode(state, request.code(), now);
        requireWithinOffline(state, request, now, limits.offline());
        WITHIN_REFUNDABLE_PAYMENTS.require(
                state.payments().fit(1 + state.holds().size(), limits.refundablePaymentsMax(), now),
                Map.of(
                        "most", limits.refundablePaymentsMax(),
                        "days", limits.refundWindow().toDays()));
        PAYMENT_IS_NOT_SIMILAR.require(
                request.agreeSimilarPayment()
                        || !hasSimilar(state, request, now.minus(limits.similarPaymentWindow())));
        List<LotPart> parts =
                state.lots().allocate(request.amount(), request.shopClass(), BusinessDate.of(now));
        if (parts == null) {
            throw new Refused(ENOUGH_AVAILABLE);
        }
        return parts;
    }

    private static void requireNew(WalletState state, PaymentRequest request) {
        PAYMENT_IS_NEW.require(
                !state.holds().containsKey(request.paymentId())
                        && state.payments().get(request.paymentId()) == null);
    }

    private static String keyOf(PaymentRequest request) {
        return PaymentRequest.key(request.merchantId(), request.merchantPaymentId());
    }

    /** Expiry comes first, for used codes are forgotten once they have expired. */
    private static void requireCode(WalletState state, @Nullable PresentedCode code, Instant now) {
        if (code != null) {
            CODE_IS_LIVE.require(now.isBefore(code.expiresAt()));
            CODE_IS_UNUSED.require(!state.codes().used().contains(code.codeId()));
        }
    }

    private static void requireWithinOffline(
            WalletState state, PaymentRequest request, Instant now, OfflineLimits limits) {
        PresentedCode code = request.code();
        if (code != null && code.codeId().isOffline()) {
            WITHIN_OFFLINE_PAYMENT.require(
                    limits.most().covers(request.amount()), Map.of("most", limits.most().amount()));
            WITHIN_OFFLINE_PAYMENTS_OF_A_DAY.require(
                    state.codes().offlineOn(BusinessDate.of(now)) < limits.timesPerDay(),
                    Map.of("most", limits.timesPerDay()));
            WITHIN_OFFLINE_PAYMENTS_OF_A_MONTH.require(
                    state.codes().offlineSince(now.minus(OfflineLimits.MONTH))
                            < limits.timesPerMonth(),
                    Map.of("most", limits.timesPerMonth()));
        }
    }

    /** A payment that was refunded whole does not count as similar to the next. */
    private static boolean hasSimilar(WalletState state, PaymentRequest request, Instant since) {
        return state.holds().values().stream()
                        .anyMatch(hold ->
                                equal(request, hold.merchantId(), hold.amount())
                                        && hold.authorizedAt().isAfter(since))
                || state.payments()
                        .capturedAfter(since)
                        .anyMatch(payment ->
                                equal(request, payment.merchantId(), payment.amount())
                                        && payment.authorizedAt().isAfter(since)
                                        && !payment.refundable().isZero());
    }

    private static boolean equal(PaymentRequest request, MerchantId merchantId, Yen amount) {
        return request.merchantId().equals(merchantId) && request.amount().equals(amount);
    }
}
