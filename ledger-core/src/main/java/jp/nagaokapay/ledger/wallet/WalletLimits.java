package jp.nagaokapay.ledger.wallet;

import java.time.Duration;
import java.util.Map;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * The limits of a wallet. Yen are whole yen, both bounds inclusive.
 *
 * @param chargeMin least charge
 * @param chargeMax largest charge
 * @param chargeStep charges are multiples of this
 * @param chargePerDay most that a wallet can charge on one business date
 * @param paidBalanceMax most paid value in a wallet, holds and pending charges included, points
 *     apart
 * @param paymentMin least payment
 * @param paymentMax largest payment
 * @param holdLifetime how long an authorization stays open at most
 * @param refundWindow how long after its capture a payment can be refunded
 * @param similarPaymentWindow how long a second equal payment at the same shop needs the payer's
 *     word
 * @param openHoldsMax most open authorizations of a wallet
 * @param refundablePaymentsMax most payments inside the refund window
 * @param offline of payments with codes that were made without a network
 */
public record WalletLimits(
        Yen chargeMin,
        Yen chargeMax,
        Yen chargeStep,
        Yen chargePerDay,
        Yen paidBalanceMax,
        Yen paymentMin,
        Yen paymentMax,
        Duration holdLifetime,
        Duration refundWindow,
        Duration similarPaymentWindow,
        int openHoldsMax,
        int refundablePaymentsMax,
        OfflineLimits offline) {

    /** So long wallets remember their payments whole. */
    public static final Duration SIMILAR_PAYMENT_WINDOW_MAX = Duration.ofMinutes(10);

    public static final WalletLimits DEFAULT =
            new WalletLimits(
                    Yen.of(1_000),
                    Yen.of(50_000),
                    Yen.of(1_000),
                    Yen.of(100_000),
                    Yen.of(100_000),
                    Yen.of(1),
                    Yen.of(100_000),
                    Duration.ofMinutes(30),
                    Duration.ofDays(180),
                    Duration.ofMinutes(1),
                    100,
                    20_000,
                    OfflineLimits.DEFAULT);

    /** What a refusal of a payment's amount tells. */
    public Map<String, Object> paymentBounds() {
        return Map.of("least", paymentMin.amount(), "most", paymentMax.amount());
    }
}
