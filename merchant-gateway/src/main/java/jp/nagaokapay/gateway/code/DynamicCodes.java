package jp.nagaokapay.gateway.code;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.codes.CodeTerms;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.gateway.code.DynamicCodeTable.Outcome;
import jp.nagaokapay.gateway.code.DynamicCodeTable.StoredCode;
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
 * and not stored was shown to nobody. Whether it is paid the ledger alone decides.
 */
@Component
class DynamicCodes {
    /** Nobody can pay by the code any more: what was asked for is so already. */
    private static final Set<String> ENDED = Set.of("PAYMENT_VOIDED", "AUTHORIZATION_EXPIRED");

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
    Reply<DynamicCode> make(RequestKey key, ShopTerminal terminal, CodeRequest request) {
        Optional<StoredCode> before = table.find(key);
        if (before.isPresent()) {
            ledger.requireLive(terminal);
            return replay(key, before.get());
        }
        DynamicCode code = sealed(terminal, request);
        return switch (stored(key, terminal, code)) {
            case Outcome.Added _ -> new Reply<>(code, false);
            case Outcome.AlreadyMade(StoredCode stored) -> replay(key, stored);
            case Outcome.ConflictsWithLive _ ->
                    throw ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "QR_CODE_EXISTS");
        };
    }

    /**
     * Voids the payment, so that a payer who still sees its code is refused. Also where no code is
     * known here, as another gateway may have made it. May be repeated; refused with the payment in
     * the details once it is captured.
     */
    Reply<GatewayPayment> end(RequestKey key, ShopTerminal terminal, String merchantPaymentId) {
        try {
            return ledger.voidPayment(key, terminal, merchantPaymentId);
        } catch (LedgerRefusal refusal) {
            if (!ENDED.contains(refusal.code())) {
                throw refusal;
            }
            return new Reply<>(
                    ledger.find(terminal, merchantPaymentId).orElseThrow(() -> refusal), true);
        }
    }

    private DynamicCode sealed(ShopTerminal terminal, CodeRequest request) {
        Instant end = clock.instant().plus(settings.life()).truncatedTo(ChronoUnit.SECONDS);
        SealedOffer sealed =
                ledger.seal(
                        terminal,
                        new Offer(
                                terminal.merchantId(),
                                request.merchantPaymentId(),
                                request.amount(),
                                request.capture(),
                                end));
        String payload =
                codes.dynamicPayload(
                        sealed.shop(),
                        request.amount(),
                        new CodeTerms(
                                request.merchantPaymentId(),
                                end,
                                request.capture(),
                                sealed.seal()));
        return new DynamicCode(
                request.merchantPaymentId(), request.amount(), request.capture(), payload, end);
    }

    private Outcome stored(RequestKey key, ShopTerminal terminal, DynamicCode code) {
        try {
            return Objects.requireNonNull(table.add(key, terminal.merchantId(), code));
        } catch (DuplicateKeyException e) {
            // The same key came with another payment at the same moment, under another lock.
            return new Outcome.AlreadyMade(table.find(key).orElseThrow(() -> e));
        }
    }

    private static Reply<DynamicCode> replay(RequestKey key, StoredCode stored) {
        if (!stored.hash().equals(key.hash())) {
            throw new KeyReused();
        }
        return new Reply<>(stored.code(), true);
    }

    /**
     * What a terminal asks for.
     *
     * @param amount in yen
     */
    record CodeRequest(String merchantPaymentId, long amount, boolean capture) {}
}
