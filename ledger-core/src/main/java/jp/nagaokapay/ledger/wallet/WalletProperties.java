package jp.nagaokapay.ledger.wallet;

import java.time.Duration;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code nagaokapay.wallet.*}: what differs from {@link WalletLimits#DEFAULT}; amounts in yen. */
@ConfigurationProperties("nagaokapay.wallet")
record WalletProperties(
        @Nullable Long chargeMin,
        @Nullable Long chargeMax,
        @Nullable Long chargeStep,
        @Nullable Long chargePerDay,
        @Nullable Long paidBalanceMax,
        @Nullable Long paymentMin,
        @Nullable Long paymentMax,
        @Nullable Duration holdLifetime,
        @Nullable Duration refundWindow,
        @Nullable Duration similarPaymentWindow,
        @Nullable Integer openHoldsMax,
        @Nullable Integer refundablePaymentsMax,
        @Nullable Long offlinePaymentMax,
        @Nullable Integer offlinePerDay,
        @Nullable Integer offlinePerMonth) {

    WalletLimits limits() {
        WalletLimits usual = WalletLimits.DEFAULT;
        WalletLimits limits =
                new WalletLimits(
                        yen(chargeMin, usual.chargeMin()),
                        yen(chargeMax, usual.chargeMax()),
                        yen(chargeStep, usual.chargeStep()),
                        yen(chargePerDay, usual.chargePerDay()),
                        yen(paidBalanceMax, usual.paidBalanceMax()),
                        yen(paymentMin, usual.paymentMin()),
                        yen(paymentMax, usual.paymentMax()),
                        or(holdLifetime, usual.holdLifetime()),
                        or(refundWindow, usual.refundWindow()),
                        or(similarPaymentWindow, usual.similarPaymentWindow()),
                        or(openHoldsMax, usual.openHoldsMax()),
                        or(refundablePaymentsMax, usual.refundablePaymentsMax()),
                        new OfflineLimits(
                                yen(offlinePaymentMax, usual.offline().most()),
                                or(offlinePerDay, usual.offline().timesPerDay()),
                                or(offlinePerMonth, usual.offline().timesPerMonth())));
        if (limits.offline().timesPerMonth() > OfflineLimits.TIMES_PER_MONTH_MAX) {
            throw new IllegalArgumentException(
                    "nagaokapay.wallet.offline-per-month may be "
                            + OfflineLimits.TIMES_PER_MONTH_MAX
                            + " at the most");
        }
        if (limits.chargeStep().isZero() || limits.paymentMin().isZero()) {
            throw new IllegalArgumentException(
                    "nagaokapay.wallet: charge-step and payment-min must be at least 1 yen");
        }
        if (limits.refundWindow().compareTo(usual.refundWindow()) > 0) {
            throw new IllegalArgumentException(
                    "nagaokapay.wallet.refund-window: wallets remember payments for "
                            + usual.refundWindow().toDays()
                            + " days");
        }
        if (limits.similarPaymentWindow().compareTo(WalletLimits.SIMILAR_PAYMENT_WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "nagaokapay.wallet.similar-payment-window: wallets remember payments whole for "
                            + WalletLimits.SIMILAR_PAYMENT_WINDOW_MAX.toMinutes()
                            + " minutes");
        }
        return limits;
    }

    private static Yen yen(@Nullable Long configured, Yen usual) {
        return configured == null ? usual : Yen.of(configured);
    }

    private static <T> T or(@Nullable T configured, T usual) {
        return configured == null ? usual : configured;
    }
}
