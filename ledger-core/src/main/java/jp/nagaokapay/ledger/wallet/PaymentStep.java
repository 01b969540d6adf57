package jp.nagaokapay.ledger.wallet;

import static jp.nagaokapay.ledger.wallet.PaymentStatus.AUTHORIZED;
import static jp.nagaokapay.ledger.wallet.PaymentStatus.CAPTURED;
import static jp.nagaokapay.ledger.wallet.PaymentStatus.EXPIRED;
import static jp.nagaokapay.ledger.wallet.PaymentStatus.PARTIALLY_REFUNDED;
import static jp.nagaokapay.ledger.wallet.PaymentStatus.REFUNDED;
import static jp.nagaokapay.ledger.wallet.PaymentStatus.VOIDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.AUTHORIZATION_IS_LIVE;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_CAPTURED;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NEW;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NOT_CAPTURED;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NOT_VOIDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.REFUND_WITHIN_CAPTURED;

import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.ledger.shared.message.Rule;

/**
 * What leads a payment from one state to another: the one table of a payment's life. Whatever is
 * not in it is refused, by the rule that {@link #refusal} names; {@code docs/payment-states.md} is
 * drawn from it.
 */
public enum PaymentStep {
    AUTHORIZE(Set.of(), AUTHORIZED),
    PAY(Set.of(), CAPTURED),
    CAPTURE(Set.of(AUTHORIZED), CAPTURED),
    VOID(Set.of(AUTHORIZED), VOIDED),
    EXPIRE(Set.of(AUTHORIZED), EXPIRED),
    REFUND_A_PART(Set.of(CAPTURED, PARTIALLY_REFUNDED), PARTIALLY_REFUNDED),
    REFUND_THE_REST(Set.of(CAPTURED, PARTIALLY_REFUNDED), REFUNDED);

    @SuppressWarnings("ImmutableEnumChecker") // each is made by Set.of
    private final Set<PaymentStatus> from;

    private final PaymentStatus to;

    PaymentStep(Set<PaymentStatus> from, PaymentStatus to) {
        this.from = from;
        this.to = to;
    }

    /** The states it leads from; none when it begins a payment. */
    public Set<PaymentStatus> from() {
        return from;
    }

    public PaymentStatus to() {
        return to;
    }

    /** Why it cannot be taken from a state; empty when it can. */
    public Optional<Rule> refusal(PaymentStatus status) {
        return from.contains(status) ? Optional.empty() : Optional.of(whyNot(status));
    }

    private Rule whyNot(PaymentStatus status) {
        return switch (this) {
            case AUTHORIZE, PAY -> status == VOIDED ? PAYMENT_IS_NOT_VOIDED : PAYMENT_IS_NEW;
            case CAPTURE, VOID, EXPIRE ->
                    switch (status) {
                        case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> PAYMENT_IS_NOT_CAPTURED;
                        case VOIDED -> PAYMENT_IS_NOT_VOIDED;
                        case EXPIRED -> AUTHORIZATION_IS_LIVE;
                        case AUTHORIZED -> PAYMENT_IS_OPEN;
                    };
            case REFUND_A_PART, REFUND_THE_REST ->
                    status == REFUNDED ? REFUND_WITHIN_CAPTURED : PAYMENT_IS_CAPTURED;
        };
    }
}
