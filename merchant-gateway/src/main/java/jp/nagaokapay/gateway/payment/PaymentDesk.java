package jp.nagaokapay.gateway.payment;

import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.springframework.stereotype.Component;

/** Takes payments and says what became of them, refused ones included. */
@Component
class PaymentDesk {
    private static final String CODE_UNKNOWN = "CODE_UNKNOWN";

    /** These speak of a payment that is there; the attempt says nothing new about it. */
    private static final Set<String> NOT_AN_ATTEMPT = Set.of("PAYMENT_EXISTS", "PAYMENT_VOIDED");

    private final LedgerClient ledger;
    private final GuessLimit guesses;
    private final DeclinedAttempts declined;
    private final DeclineMeter meter;

    PaymentDesk(
            LedgerClient ledger,
            GuessLimit guesses,
            DeclinedAttempts declined,
            DeclineMeter meter) {
        this.ledger = ledger;
        this.guesses = guesses;
        this.declined = declined;
        this.meter = meter;
    }

    Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        guesses.require(terminal);
        try {
            return ledger.pay(key, terminal, order);
        } catch (LedgerRefusal refusal) {
            if (!refusal.replayed()) {
                remember(terminal, order, refusal.code());
            }
            throw refusal;
        }
    }

    private void remember(ShopTerminal terminal, PaymentOrder order, String code) {
        if (code.equals(CODE_UNKNOWN)) {
            guesses.count(terminal);
        }
        if (!NOT_AN_ATTEMPT.contains(code)) {
            declined.add(terminal, order, code);
            meter.count(terminal, code);
        }
    }

    /** What the ledger knows; and where it knows nothing, the last refused attempt. */
    Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId) {
        return ledger.find(terminal, merchantPaymentId)
                .or(() ->
                        declined.last(terminal, merchantPaymentId)
                                .map(last -> declined(terminal, merchantPaymentId, last)));
    }

    private static GatewayPayment declined(
            ShopTerminal terminal, String merchantPaymentId, DeclinedAttempts.Attempt last) {
        return new GatewayPayment(
                null,
                merchantPaymentId,
                terminal.merchantId(),
                last.terminalId(),
                GatewayPayment.Mode.CPM,
                GatewayPayment.Status.DECLINED,
                last.amount(),
                0,
                0,
                0,
                0,
                last.at(),
                null,
                last.declineCode());
    }
}
