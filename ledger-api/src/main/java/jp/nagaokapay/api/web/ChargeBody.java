package jp.nagaokapay.api.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.funding.FundingRule;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * A charge as every API shows it. Amounts are whole yen.
 *
 * @param status {@code PENDING} while the provider's answer is unclear
 * @param expiresOn the last day on which it can be spent; absent unless charged
 * @param available the wallet's available balance
 * @param continueAt where its holder goes on to pay, at the provider's page; only while it is
 *     pending there
 */
public record ChargeBody(
        String chargeId,
        ChargeReceipt.Status status,
        long amount,
        Channel channel,
        @Nullable LocalDate expiresOn,
        long available,
        @Nullable URI continueAt) {

    public static ChargeBody of(ChargeReceipt charge) {
        return of(charge, null);
    }

    public static ChargeBody of(ChargeReceipt charge, @Nullable URI continueAt) {
        return new ChargeBody(
                charge.chargeId().value(),
                charge.status(),
                charge.amount().amount(),
                charge.channel(),
                charge.expiresOn(),
                charge.available().amount(),
                continueAt);
    }

    /** What a charge's outcome means to whoever asked for it. */
    public static ResponseEntity<ChargeBody> answer(ChargeReceipt charge, boolean replayed) {
        return answer(charge, null, replayed);
    }

    static ResponseEntity<ChargeBody> answer(
            ChargeReceipt charge, @Nullable URI continueAt, boolean replayed) {
        return switch (charge.status()) {
            case CHARGED, REVERSED -> IdempotentAnswers.created(of(charge), replayed);
            case PENDING ->
                    IdempotentAnswers.of(HttpStatus.ACCEPTED, of(charge, continueAt), replayed);
            case FAILED ->
                    throw ProblemException.of(UNPROCESSABLE_CONTENT, failureOf(charge))
                            .with(Map.of("chargeId", charge.chargeId().value()))
                            .replayed(replayed);
        };
    }

    /** Our own rules by their codes; a provider's reasons are its own and not told further. */
    private static String failureOf(ChargeReceipt charge) {
        return Arrays.stream(FundingRule.values())
                .map(FundingRule::code)
                .filter(code -> code.equals(charge.failure()))
                .findFirst()
                .orElse("CHARGE_DECLINED");
    }
}
