package jp.nagaokapay.ledger.wallet.funding;

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

    /**
     * Collects the money for a charge. The chargeId is the provider's idempotency key: collecting
     * twice under one id moves money once and answers the same.
     */
    Outcome collect(ChargeId chargeId, Yen amount, Channel channel, String fundingReference);

    /**
     * What became of an earlier {@link #collect}; {@link Outcome.Declined} when it never arrived.
     */
    Outcome lookUp(ChargeId chargeId, Channel channel, String fundingReference);

    /** Gives back the money of a reversed charge, once however often asked. */
    Outcome giveBack(ChargeId chargeId, Yen amount, Channel channel, String fundingReference);

    sealed interface Outcome {
        /**
         * @param instrument fingerprint of the card or account the money came from; opaque, never
         *     its number
         */
        record Collected(String instrument) implements Outcome {}

        record Declined(String reason) implements Outcome {}

        /** Timed out or contradictory: neither a yes nor a no. */
        record Unclear() implements Outcome {}
    }
}
