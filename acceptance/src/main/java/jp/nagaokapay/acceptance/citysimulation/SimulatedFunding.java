package jp.nagaokapay.acceptance.citysimulation;

import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;

/** A provider of funds that does what the plan wrote into the reference of the charge. */
final class SimulatedFunding implements FundingPort {
    private static final String DECLINED = "declined-";

    /**
     * The reference under which a charge is declined or not, by a card or account of the wallet's
     * own.
     */
    static String reference(String name, boolean declined) {
        return declined ? DECLINED + name : name;
    }

    @Override
    public Outcome collect(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return lookUp(chargeId, amount, channel, fundingReference);
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return fundingReference.startsWith(DECLINED)
                ? new Outcome.Declined("insufficient funds")
                : collected(channel, fundingReference);
    }

    @Override
    public Outcome giveBack(
            ChargeId chargeId, Yen amount, Channel channel, String fundingReference) {
        return collected(channel, fundingReference);
    }

    /** References are the wallet's name and a number; each wallet has an instrument a channel. */
    private static Outcome collected(Channel channel, String reference) {
        String wallet = reference.substring(0, reference.indexOf('-'));
        return new Outcome.Collected(channel + ":" + wallet);
    }
}
