package jp.nagaokapay.acceptance.benchmark;

import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;

/** The benchmark charges by command; nobody is asked for money. */
final class NoFunds implements FundingPort {
    private static final Outcome NOTHING = new Outcome.Declined("NO_PROVIDER_IN_A_BENCHMARK");

    @Override
    public Outcome collect(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        return NOTHING;
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Channel channel, String reference) {
        return NOTHING;
    }

    @Override
    public Outcome giveBack(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        return NOTHING;
    }
}
