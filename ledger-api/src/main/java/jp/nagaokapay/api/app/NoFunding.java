package jp.nagaokapay.api.app;

import jp.nagaokapay.api.funding.OtherChannels;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * No provider of funds is connected: no charge begins that needs one, and one that a provider began
 * stays as it is. Steps aside for any real provider's bean.
 */
@Component
@Fallback
@OtherChannels
@Profile("!demo")
public final class NoFunding implements FundingPort {
    @Override
    public void requireProvider(Channel channel) {
        throw new NotConfigured("FUNDING_NOT_CONFIGURED");
    }

    @Override
    public Outcome collect(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }

    @Override
    public Outcome giveBack(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }
}
