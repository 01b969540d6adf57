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
            MomentBuilder moment,
            PlannedWallet wallet,
            String chargeId,
            long amount,
            Channel channel) {
        Basis basis = Basis.ofMoney(Yen.of(amount));
        List<Occasion> occasions = new ArrayList<>(2);
        occasions.add(of(Trigger.CHARGE, moment, wallet, chargeId, basis, null, channel));
        if (wallet.charges == 0) {
            occasions.add(of(Trigger.SIGN_UP, moment, wallet, chargeId, basis, null, channel));
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
        Basis basis = Basis.ofPayment(amount, paid, shop.profile.shopClass());
        return of(Trigger.PAYMENT, moment, wallet, paymentId, basis, shop, null);
    }

    private static Occasion of(
            Trigger trigger,
            MomentBuilder moment,
            PlannedWallet wallet,
            String id,
            Basis basis,
            @Nullable PlannedShop shop,
            @Nullable Channel channel) {
        return new Occasion(
                trigger,
                id,
                wallet.walletId,
                moment.at(),
                basis,
                new Occasion.Person(wallet.openedOn, wallet.residency, wallet.corporate),
                shop == null ? null : shop.forCampaigns,
                channel,
                null);
    }
}
