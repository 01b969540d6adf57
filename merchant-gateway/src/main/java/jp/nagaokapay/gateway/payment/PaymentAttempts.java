package jp.nagaokapay.gateway.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.KeyInFlight;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.springframework.stereotype.Component;

/** Takes payments and says what became of them, refused ones included. */
@Component
class PaymentAttempts {
    private static final String CODE_UNKNOWN = "CODE_UNKNOWN";

    /** Refusals that tell of a payment that exists: no further attempt failed. */
    private static final Set<String> NOT_AN_ATTEMPT = Set.of("PAYMENT_EXISTS", "PAYMENT_VOIDED");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LedgerClient ledger;
    private final UnknownCodeLimit unknownCodes;
    private final DeclinedAttempts declined;
    private final DeclineMetrics meter;
    private final InFlightRequests inFlight;

    PaymentAttempts(
            LedgerClient ledger,
            UnknownCodeLimit unknownCodes,
            DeclinedAttempts declined,
            DeclineMetrics meter,
            InFlightRequests inFlight) {
        this.ledger = ledger;
        this.unknownCodes = unknownCodes;
        this.declined = declined;
        this.meter = meter;
        this.inFlight = inFlight;
    }

    Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        unknownCodes.require(terminal);
        inFlight.begin(terminal, order.merchantPaymentId());
        try {
            return ledger.pay(key, terminal, order);
        } catch (LedgerRefusal refusal) {
            record(key, terminal, order, refusal.code());
            throw refusal;
        } catch (LedgerUnavailable | KeyInFlight unclear) {
            declined.recordUnclear(terminal, order);
            throw unclear;
        } finally {
            inFlight.end(terminal, order.merchantPaymentId());
        }
    }

    /** A replayed refusal is recorded too: the first answer may not have reached this gateway. */
    private void record(RequestKey key, ShopTerminal terminal, PaymentOrder order, String code) {
        if (NOT_AN_ATTEMPT.contains(code) || !declined.add(key, terminal, order, code)) {
            return;
        }
        meter.count(terminal, code);
        if (code.equals(CODE_UNKNOWN)) {
            unknownCodes.count(terminal);
        }
    }

    /**
     * What the ledger knows; and where it knows nothing, the last attempt if it was refused. While
     * another attempt is in flight the answer is "unavailable", and the ledger is asked once more
     * for a payment that came in between.
     */
    Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId) {
        Optional<GatewayPayment> known = ledger.find(terminal, merchantPaymentId);
        if (known.isPresent()) {
            return known;
        }
        Optional<GatewayPayment> refused =
                declined.last(terminal, merchantPaymentId)
                        .map(last -> declined(terminal, merchantPaymentId, last));
        if (refused.isEmpty()) {
            return refused;
        }
        if (inFlight.has(terminal, merchantPaymentId)) {
            throw new LedgerUnavailable(RETRY_AFTER, null);
        }
        return ledger.find(terminal, merchantPaymentId).or(() -> refused);
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
