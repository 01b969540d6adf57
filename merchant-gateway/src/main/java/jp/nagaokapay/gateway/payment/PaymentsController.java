package jp.nagaokapay.gateway.payment;

import static jp.nagaokapay.gateway.terminal.FieldBounds.SHOPS_ID;
import static jp.nagaokapay.gateway.terminal.FieldBounds.YEN_MAX;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.gateway.ledger.BusinessDates;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RefundOrder;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A terminal's payments. {@code id} is the shop's own id of the payment, its merchantPaymentId. */
@RestController
@RequestMapping("/terminal/v1/payments")
class PaymentsController {
    private static final String TERMINAL_ID = "terminal:[0-9A-Za-z._-]{1,80}";

    private final CustomerCodes codes;
    private final PaymentAttempts attempts;
    private final LedgerClient ledger;
    private final Clock clock;

    PaymentsController(
            CustomerCodes codes, PaymentAttempts attempts, LedgerClient ledger, Clock clock) {
        this.codes = codes;
        this.attempts = attempts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<GatewayPayment> takePayment(
            @AuthenticationPrincipal Jwt token,
            IdempotencyKey key,
            @Valid @RequestBody NewPayment body) {
        var order =
                new PaymentOrder(
                        body.merchantPaymentId,
                        codes.read(body.code),
                        body.amount,
                        body.capture == null || body.capture,
                        body.terminalId,
                        body.agreeSimilarPayment != null && body.agreeSimilarPayment,
                        body.pin);
        return created(
                attempts.pay(TokenTerminal.key(token, key, body), TokenTerminal.of(token), order));
    }

    @GetMapping("/{id}")
    GatewayPayment getTerminalPayment(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = SHOPS_ID) String id) {
        return attempts.find(TokenTerminal.of(token), id)
                .orElseThrow(() -> ProblemException.notFound("PAYMENT_NOT_FOUND"));
    }

    /** The day's list; today's, as the city counts days, where no date is said. */
    @GetMapping
    PaymentDay listDayPayments(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        LocalDate day = date == null ? BusinessDates.today(clock) : date;
        return ledger.day(TokenTerminal.of(token), day, after, limit);
    }

    @PostMapping("/{id}/capture")
    ResponseEntity<GatewayPayment> capturePayment(
            @AuthenticationPrincipal Jwt token,
            IdempotencyKey key,
            @PathVariable @Pattern(regexp = SHOPS_ID) String id,
            @Valid @RequestBody(required = false) @Nullable Capture body) {
        Capture capture = body == null ? Capture.ALL : body;
        return ok(
                ledger.capture(
                        TokenTerminal.key(token, key, capture),
                        TokenTerminal.of(token),
                        id,
                        capture.amount));
    }

    @PostMapping("/{id}/void")
    ResponseEntity<GatewayPayment> voidPayment(
            @AuthenticationPrincipal Jwt token,
            IdempotencyKey key,
            @PathVariable @Pattern(regexp = SHOPS_ID) String id) {
        return ok(
                ledger.voidPayment(
                        TokenTerminal.key(token, key, null), TokenTerminal.of(token), id));
    }

    @PostMapping("/{id}/refunds")
    ResponseEntity<RefundAnswer> refundPayment(
            @AuthenticationPrincipal Jwt token,
            IdempotencyKey key,
            @PathVariable @Pattern(regexp = SHOPS_ID) String id,
            @Valid @RequestBody NewRefund body) {
        Reply<GatewayRefund> reply =
                ledger.refund(
                        TokenTerminal.key(token, key, body),
                        TokenTerminal.of(token),
                        new RefundOrder(id, body.merchantRefundId, body.amount));
        return IdempotentAnswers.created(RefundAnswer.of(reply.value()), reply.replayed());
    }

    private static <T> ResponseEntity<T> created(Reply<T> reply) {
        return IdempotentAnswers.created(reply.value(), reply.replayed());
    }

    private static <T> ResponseEntity<T> ok(Reply<T> reply) {
        return IdempotentAnswers.ok(reply.value(), reply.replayed());
    }

    /**
     * @param code what the scanner read: a payload of either form, or the barcode's digits
     * @param capture absent is true: take the money at once
     * @param pin four digits that a card's holder typed in, where {@code PIN_REQUIRED} asked for
     *     them; the same request may be sent again with them, for they are no part of it
     */
    record NewPayment(
            @NotNull @Pattern(regexp = SHOPS_ID) String merchantPaymentId,
            @NotNull @Size(min = 1, max = QrNetworks.SCANNED_CHARACTERS_MAX) @WrittenAs(TextForm.RAW)
                    String code,
            @NotNull @Min(1) @Max(YEN_MAX) Long amount,
            @Nullable Boolean capture,
            @Nullable @Pattern(regexp = TERMINAL_ID) String terminalId,
            @Nullable Boolean agreeSimilarPayment,
            @Nullable @Pattern(regexp = "[0-9]{4}") @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
                    String pin) {
        /** Neither code nor PIN gets into a log. */
        @Override
        public String toString() {
            return merchantPaymentId + ' ' + amount;
        }
    }

    /**
     * @param amount absent takes all
     */
    record Capture(@Nullable @Min(1) @Max(YEN_MAX) Long amount) {
        static final Capture ALL = new Capture(null);
    }

    record NewRefund(
            @NotNull @Pattern(regexp = SHOPS_ID) String merchantRefundId,
            @NotNull @Min(1) @Max(YEN_MAX) Long amount) {}

    /** What was refunded, the payment after it, and what of it lapsed. */
    record RefundAnswer(Refund refund, GatewayPayment payment, long lapsed) {
        static RefundAnswer of(GatewayRefund made) {
            return new RefundAnswer(
                    new Refund(
                            made.refundId(),
                            made.merchantRefundId(),
                            made.amount(),
                            made.refundedAt()),
                    made.payment(),
                    made.lapsed());
        }
    }

    record Refund(String refundId, String merchantRefundId, long amount, Instant refundedAt) {}
}
