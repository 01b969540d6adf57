package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;

/** What campaigns see of the planned steps. */
final class Occasions {
    private Occasions() {}

    /** A charge, and the wallet's first one where it is. */
    static List<Occasion> charge(
            MomentBuilder moment,
            PlannedWallet wallet,
            String chargeId,
            long amount,
            Channel channel) {
        List<Occasion> occasions = new ArrayList<>(2);
        occasions.add(charge(Trigger.CHARGE, moment, wallet, chargeId, amount, channel));
        if (wallet.charges == 0) {
            occasions.add(charge(Trigger.SIGN_UP, moment, wallet, chargeId, amount, channel));
        }
        return occasions;
    }

    /**
     * @param paid the money in it, points apart
     */
    static Occasion payment(
            MomentBuilder moment,
            PlannedWallet wallet,
            PlannedShop shop,
            String paymentId,
            Yen amount,
            Yen paid) {
        return Occasion.payment(
                paymentId,
                wallet.walletId,
                moment.at(),
                amount,
                paid,
                person(wallet),
                shop.forCampaigns);
    }

    private static Occasion charge(
            Trigger trigger,
            MomentBuilder moment,
            PlannedWallet wallet,
            String id,
            long amount,
            Channel channel) {
        return Occasion.charge(
                trigger, id, wallet.walletId, moment.at(), Yen.of(amount), person(wallet), channel);
    }

    private static Occasion.Person person(PlannedWallet wallet) {
        return new Occasion.Person(wallet.openedOn, wallet.residency, wallet.corporate);
    }
}
