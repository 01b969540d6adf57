package jp.nagaokapay.ledger.wallet.funding;

import java.net.URI;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;

/**
 * A provider of funds: card acquirer, bank, cash machine. Nobody is asked about a counter's cash,
 * which a clerk has in hand.
 */
public interface FundingPort {
    /**
     * Throws {@link jp.nagaokapay.ledger.shared.message.NotConfigured} where there is no provider
     * for the channel, before anything of a charge is kept.
     */
    default void requireProvider(Channel channel) {}

    /** The name of the channel's provider, where it has one. */
    default Optional<String> providerOf(Channel channel) {
        return Optional.empty();
    }

    /**
     * Whether the channel's provider collects for a reference that it gave out before. One that has
     * the holder pay at a page of its own knows a charge by its chargeId alone.
     */
    default boolean takesReference(Channel channel) {
        return true;
    }

    /**
     * Whether the holder can pay at a page of the provider's own, without any reference given out
     * before.
     */
    default boolean hasPage(Channel channel) {
        return !takesReference(channel);
    }

    /**
     * Collects the money for a charge. The chargeId is the provider's idempotency key: collecting
     * twice under one id moves money once and answers the same.
     */
    Outcome collect(ChargeId chargeId, Yen amount, Channel channel, String fundingReference);

    /**
     * What became of an earlier {@link #collect}; {@link Outcome.Declined} when it never arrived.
     */
    Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String fundingReference);

    /** Gives back the money of a reversed charge, once however often asked. */
    Outcome giveBack(ChargeId chargeId, Yen amount, Channel channel, String fundingReference);

    sealed interface Outcome {
        /**
         * @param instrument fingerprint of the card or account the money came from; opaque, never
         *     its number
         */
        record Collected(String instrument) implements Outcome {}

        /**
         * The holder has not paid yet, and does so at the provider's page, which is at {@code at}.
         */
        record Continue(URI at) implements Outcome {}

        record Declined(String reason) implements Outcome {}

        /**
         * Timed out or contradictory: neither a yes nor a no.
         *
         * @param why in a word for staff, e.g. {@code TIMEOUT}; nothing of a person
         */
        record Unclear(String why) implements Outcome {
            public Unclear() {
                this("NO_CLEAR_ANSWER");
            }
        }
    }
}
