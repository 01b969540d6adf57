package jp.nagaokapay.gateway.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import org.jspecify.annotations.Nullable;

/**
 * The ledger, as far as shops reach. Every call but the feed is made for a terminal, and the ledger
 * checks at each call that the terminal and its shop may act, whatever its token says.
 *
 * <p>Every call may throw {@link LedgerRefusal} when a rule does not hold (nothing has changed
 * then), and {@link LedgerUnavailable} when nothing certain can be said. Calls with a key may also
 * throw {@link KeyReused} and {@link KeyInFlight}; asked again with the same key and the same
 * request they answer the same, and nothing moves twice.
 */
public interface LedgerClient {
    /**
     * Authorizes a payment, and captures it in the same step where the order says so. Refused with
     * {@code PAYMENT_EXISTS}, or {@code PAYMENT_VOIDED} for an id that was voided, when the ledger
     * knows the shop's id already; both carry the {@code payment}.
     */
    Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order);

    /**
     * Takes an open authorization, once.
     *
     * @param amount in yen; null takes all of it; what is not taken is released
     */
    Reply<GatewayPayment> capture(
            RequestKey key, ShopTerminal terminal, String merchantPaymentId, @Nullable Long amount);

    /**
     * Releases an open authorization. An id that the ledger does not know is closed for ever, so
     * that a request still under way is refused. A captured payment is refused with itself in the
     * details, for it is to be refunded.
     */
    Reply<GatewayPayment> voidPayment(
            RequestKey key, ShopTerminal terminal, String merchantPaymentId);

    /** Returns captured value, whole or in part. */
    Reply<GatewayRefund> refund(RequestKey key, ShopTerminal terminal, RefundOrder order);

    /** A payment of this shop by the shop's own id, as it stands after every answered request. */
    Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId);

    /**
     * The shop's payments of a day, those of this moment included.
     *
     * @param after {@link PaymentDay#next} of the page before; null for the first page
     * @param limit how many payments, 1 to 500
     */
    PaymentDay day(ShopTerminal terminal, LocalDate date, @Nullable Long after, int limit);

    /** The same for the shop's owner, who needs no terminal. */
    PaymentDay dayOfShop(String merchantId, LocalDate date, @Nullable Long after, int limit);

    /** What the shop's printed code says. */
    ShopFacts shop(ShopTerminal terminal);

    /** The same for the shop's owner, who needs no terminal. */
    ShopFacts shopOfOwner(String merchantId);

    /**
     * Seals what a dynamic code is about to say, so that the ledger knows its own word again when
     * the code is paid. Moves nothing and remembers nothing: the same offer has the same seal.
     * Refused with {@code PAYMENT_EXISTS} or {@code PAYMENT_VOIDED} when the shop's id is taken.
     */
    SealedOffer seal(ShopTerminal terminal, Offer offer);

    /**
     * Those of the terminals that may still act; what is open for the others is to be closed.
     *
     * @param terminals at most 1,000
     */
    Set<ShopTerminal> live(Set<ShopTerminal> terminals);

    /** Refused with {@code TERMINAL_REVOKED} unless the terminal may still act. */
    default void requireLive(ShopTerminal terminal) {
        if (!live(Set.of(terminal)).contains(terminal)) {
            throw new LedgerRefusal("TERMINAL_REVOKED", Map.of(), false);
        }
    }

    /**
     * What was taken back of the tokens that are out: ids of tokens, of the grants that they came
     * from, of their bearers.
     */
    Set<String> revokedTokens();

    /**
     * Those of the people and programs that may act no more; what they left behind is to end.
     *
     * @param bearers ids as they stand in tokens, at most 1,000
     */
    Set<String> revokedOf(Set<String> bearers);

    /**
     * Puts on record what somebody of a shop is about to do; when that fails, it must not begin.
     * Answers the action's number, under which {@link #record(ShopOutcome)} says how it ended.
     */
    long record(ShopAction action);

    /** Puts on record how an action ended. */
    void record(ShopOutcome outcome);

    /**
     * What happened to the payments of all shops behind a position; the gateway hands each shop its
     * own. Nothing is skipped and nothing comes twice.
     *
     * @param afterPosition {@link LedgerFeed#upTo} of the read before; 0 at the beginning
     * @param limit how many entries at most, 1 to 1,000
     */
    LedgerFeed feed(long afterPosition, int limit);
}
