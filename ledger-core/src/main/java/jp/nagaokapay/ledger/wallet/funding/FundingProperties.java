package jp.nagaokapay.ledger.wallet.funding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.funding.*}.
 *
 * @param walletsPerInstrument most wallets that one card or bank account may charge
 * @param timeout how long a provider may take before its answer counts as unclear
 * @param absenceFinalAfter how long after its request a charge that the provider has never heard of
 *     is collected afresh; from then on the provider's word is final and it fails; far longer than
 *     {@code timeout}
 * @param resolvableAfter how long a charge must have been open before two persons may say what
 *     became of it; longer than any provider leaves its page open
 */
@ConfigurationProperties("nagaokapay.funding")
record FundingProperties(
        @DefaultValue("3") int walletsPerInstrument,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5m") Duration absenceFinalAfter,
        @DefaultValue("1h") Duration resolvableAfter) {}
