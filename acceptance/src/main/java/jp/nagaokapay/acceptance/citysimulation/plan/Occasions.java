package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;

/** What campaigns see of the planned steps. */
final class Occasions {
    private Occasions() {}

    /** A charge, and the wallet's first one where it is. */
    static List<Occasion> charge(
            Now now, Purse purse, String chargeId, long amount, Channel channel) {
        Basis basis = Basis.ofMoney(Yen.of(amount));
        List<Occasion> occasions = new ArrayList<>(2);
        occasions.add(of(Trigger.CHARGE, now, purse, chargeId, basis, null, channel));
        if (purse.charges == 0) {
            occasions.add(of(Trigger.SIGN_UP, now, purse, chargeId, basis, null, channel));
        }
        return occasions;
    }

    /**
     * @param paid the money in it, points apart
     */
    static Occasion payment(
            Now now, Purse purse, Shop shop, String paymentId, Yen amount, Yen paid) {
        Basis basis = Basis.ofPayment(amount, paid, shop.profile.shopClass());
        return of(Trigger.PAYMENT, now, purse, paymentId, basis, shop, null);
    }

    private static Occasion of(
            Trigger trigger,
            Now now,
            Purse purse,
            String id,
            Basis basis,
            @Nullable Shop shop,
            @Nullable Channel channel) {
        return new Occasion(
                trigger,
                id,
                purse.walletId,
                now.at(),
                basis,
                new Occasion.Person(purse.openedOn, purse.residency, purse.corporate),
                shop == null ? null : shop.seen,
                channel,
                null);
    }
}
