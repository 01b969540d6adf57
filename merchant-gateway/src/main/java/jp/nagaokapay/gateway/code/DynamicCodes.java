package jp.nagaokapay.gateway.code;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.codes.CodeTerms;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.gateway.code.DynamicCodeTable.Made;
import jp.nagaokapay.gateway.code.DynamicCodeTable.Outcome;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.KeyReused;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.SealedOffer;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes codes for one payment each, under the ledger's seal, and ends them. A code that was sealed
 * and not written down was shown to nobody; what is paid, and whether, the ledger alone decides.
 */
@Component
class DynamicCodes {
    private static final String VOIDED = "PAYMENT_VOIDED";

    private final LedgerClient ledger;
    private final MerchantCodes codes;
    private final DynamicCodeTable table;
    private final DynamicCodeSettings settings;
    private final Clock clock;

    DynamicCodes(
            LedgerClient ledger,
            MerchantCodes codes,
            DynamicCodeTable table,
            DynamicCodeSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.codes = codes;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** A code, or the one that the same request made before. */
    Reply<DynamicCode> make(RequestKey key, ShopTerminal terminal, Wish wish) {
        Optional<Made> before = table.find(key);
        if (before.isPresent()) {
            requireLive(terminal);
            return again(key, before.get());
        }
        DynamicCode code = sealed(terminal, wish);
        return switch (written(key, terminal, code)) {
            case Outcome.Added _ -> new Reply<>(code, false);
            case Outcome.Known(Made made) -> again(key, made);
            case Outcome.AsksOtherwise _ ->
                    throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "QR_CODE_EXISTS");
        };
    }

    /**
     * Gives the id up for ever, so that a payer who still sees the code is refused; for an id of
     * which no code was made too, for another gateway may have made it. Ended is ended, however
     * often it is asked for; a captured payment is refused with itself in the details.
     */
    Reply<GatewayPayment> end(RequestKey key, ShopTerminal terminal, String merchantPaymentId) {
        try {
            return ledger.voidPayment(key, terminal, merchantPaymentId);
        } catch (LedgerRefusal refusal) {
            if (!refusal.code().equals(VOIDED)) {
                throw refusal;
            }
            return new Reply<>(
                    ledger.find(terminal, merchantPaymentId).orElseThrow(() -> refusal), true);
        }
    }

    private DynamicCode sealed(ShopTerminal terminal, Wish wish) {
        Instant end = clock.instant().plus(settings.life()).truncatedTo(ChronoUnit.SECONDS);
        SealedOffer sealed =
                ledger.seal(
                        terminal,
                        new Offer(
                                terminal.merchantId(),
                                wish.merchantPaymentId(),
                                wish.amount(),
                                wish.capture(),
                                end));
        String payload =
                codes.dynamicPayload(
                        sealed.shop(),
                        wish.amount(),
                        new CodeTerms(
                                wish.merchantPaymentId(), end, wish.capture(), sealed.seal()));
        return new DynamicCode(
                wish.merchantPaymentId(), wish.amount(), wish.capture(), payload, end);
    }

    private Outcome written(RequestKey key, ShopTerminal terminal, DynamicCode code) {
        try {
            return Objects.requireNonNull(table.add(key, terminal.merchantId(), code));
        } catch (DuplicateKeyException e) {
            // The key came with another id at the same moment, so their turns were not the same.
            return new Outcome.Known(table.find(key).orElseThrow(() -> e));
        }
    }

    private void requireLive(ShopTerminal terminal) {
        if (ledger.live(Set.of(terminal)).isEmpty()) {
            throw new LedgerRefusal("TERMINAL_REVOKED", Map.of(), false);
        }
    }

    private static Reply<DynamicCode> again(RequestKey key, Made made) {
        if (!made.hash().equals(key.hash())) {
            throw new KeyReused();
        }
        return new Reply<>(made.code(), true);
    }

    /**
     * What a till asks for.
     *
     * @param amount in yen
     */
    record Wish(String merchantPaymentId, long amount, boolean capture) {}
}
