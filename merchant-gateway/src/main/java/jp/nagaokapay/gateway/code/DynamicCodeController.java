package jp.nagaokapay.gateway.code;

import static jp.nagaokapay.gateway.terminal.FieldBounds.SHOPS_ID;
import static jp.nagaokapay.gateway.terminal.FieldBounds.YEN_MAX;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.terminal.TokenTerminal;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Codes for one payment each, shown on a terminal's screen. {@code id} is the shop's own id of the
 * payment.
 */
@RestController
@RequestMapping("/terminal/v1/qr-codes")
class DynamicCodeController {
    private final DynamicCodes codes;

    DynamicCodeController(DynamicCodes codes) {
        this.codes = codes;
    }

    @PostMapping
    ResponseEntity<CodeAnswer> createPaymentQr(
            @AuthenticationPrincipal Jwt token,
            IdempotencyKey key,
            @Valid @RequestBody NewCode body) {
        Reply<DynamicCode> reply =
                codes.make(
                        TokenTerminal.key(token, key, body),
                        TokenTerminal.of(token),
                        new DynamicCodes.CodeRequest(
                                body.merchantPaymentId,
                                body.amount,
                                body.capture == null || body.capture));
        return IdempotentAnswers.created(CodeAnswer.of(reply.value()), reply.replayed());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<GatewayPayment> withdrawPaymentQr(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = SHOPS_ID) String id) {
        Reply<GatewayPayment> reply =
                codes.end(TokenTerminal.ownKey(token, "DELETE", id), TokenTerminal.of(token), id);
        return IdempotentAnswers.ok(reply.value(), reply.replayed());
    }

    /**
     * @param capture absent is true: take the money at once
     */
    record NewCode(
            @NotNull @Pattern(regexp = SHOPS_ID) String merchantPaymentId,
            @NotNull @Min(1) @Max(YEN_MAX) Long amount,
            @Nullable Boolean capture) {}

    record CodeAnswer(String payload, Instant expiresAt, String merchantPaymentId, long amount) {
        static CodeAnswer of(DynamicCode code) {
            return new CodeAnswer(
                    code.payload(), code.expiresAt(), code.merchantPaymentId(), code.amount());
        }
    }
}
