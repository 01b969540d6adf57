package jp.nagaokapay.ledger.wallet.funding;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.funding.*}.
 *
 * @param walletsPerInstrument most wallets that one card or bank account may charge
 * @param timeout how long a provider may take before its answer counts as unclear
 */
@ConfigurationProperties("nagaokapay.funding")
record FundingProperties(
        @DefaultValue("3") int walletsPerInstrument, @DefaultValue("10s") Duration timeout) {}
