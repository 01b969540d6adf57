package jp.nagaokapay.ledger.campaign.earning;

import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Activity;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.jspecify.annotations.Nullable;

/** From events to the occasions that they are. */
final class Occasions {
    private Occasions() {}

    static Occasion charge(Trigger trigger, WalletCharged e, Person person) {
        return new Occasion(
                trigger,
                e.chargeId().value(),
                e.walletId(),
                e.occurredAt(),
                Basis.ofMoney(e.amount()),
                person,
                null,
                e.channel(),
                null);
    }

    /**
     * @param parts what was captured
     * @param shop null when the log has no such shop, as only a test has it
     */
    static Occasion payment(
            WalletEvent e,
            PaymentId paymentId,
            List<LotPart> parts,
            Person person,
            @Nullable Shop shop) {
        Basis basis =
                new Basis(
                        LotPart.total(parts),
                        LotPart.total(parts, LotKind.PAID),
                        shop == null ? null : shop.shopClass(),
                        Points.ZERO);
        return new Occasion(
                Trigger.PAYMENT,
                paymentId.value(),
                e.walletId(),
                e.occurredAt(),
                basis,
                person,
                shop,
                null,
                null);
    }

    static Occasion report(ActivityReported e, Person person) {
        return new Occasion(
                Trigger.EXTERNAL,
                e.partnerId() + "." + e.activityId(),
                e.walletId(),
                e.occurredAt(),
                Basis.asking(Points.ZERO),
                person,
                null,
                null,
                new Activity(e.partnerId(), e.kind(), e.quantity()));
    }
}
