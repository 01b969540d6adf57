package jp.nagaokapay.api.app;

import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;

/** For runs in which no provider of funds is asked: a charge stays as it is. */
public final class NoFunding implements FundingPort {
    @Override
    public Outcome collect(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }

    @Override
    public Outcome giveBack(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return new Outcome.Unclear();
    }
}
