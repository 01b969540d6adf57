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
            Now now, Purse purse, String chargeId, long amount, Channel channel) {
        List<Occasion> occasions = new ArrayList<>(2);
        occasions.add(charge(Trigger.CHARGE, now, purse, chargeId, amount, channel));
        if (purse.charges == 0) {
            occasions.add(charge(Trigger.SIGN_UP, now, purse, chargeId, amount, channel));
        }
        return occasions;
    }

    /**
     * @param paid the money in it, points apart
     */
    static Occasion payment(
            Now now, Purse purse, Shop shop, String paymentId, Yen amount, Yen paid) {
        return Occasion.payment(
                paymentId, purse.walletId, now.at(), amount, paid, person(purse), shop.seen);
    }

    private static Occasion charge(
            Trigger trigger, Now now, Purse purse, String id, long amount, Channel channel) {
        return Occasion.charge(
                trigger, id, purse.walletId, now.at(), Yen.of(amount), person(purse), channel);
    }

    private static Occasion.Person person(Purse purse) {
        return new Occasion.Person(purse.openedOn, purse.residency, purse.corporate);
    }
}
