package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Activity;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * What events, one after the other, are worth in the campaigns that run: each kind of event teaches
 * a fact, is an occasion, or undoes one. Which kinds there are says {@link FollowedEvents}.
 */
public final class EarningEngine {
    private final EarningMemory memory;
    private final OccasionEvaluation occasions;
    private final Consumer<Occasion> seen;

    /**
     * @param campaigns those not over yet at this place in the log; each looks at its own period
     */
    public EarningEngine(
            EarningMemory memory, LotteryDraws draws, List<RunningCampaign> campaigns) {
        this(memory, draws, campaigns, _ -> {});
    }

    /**
     * @param seen told of every occasion, whether it earns or not
     */
    public EarningEngine(
            EarningMemory memory,
            LotteryDraws draws,
            List<RunningCampaign> campaigns,
            Consumer<Occasion> seen) {
        this.memory = memory;
        this.seen = seen;
        occasions = new OccasionEvaluation(memory, draws, campaigns);
    }

    /** What an event is worth, and what of the past is worth less by it. */
    public List<Outcome> evaluate(LedgerEvent event) {
        return FollowedEvents.evaluate(event, this);
    }

    List<Outcome> opened(WalletOpened e) {
        Person person = new Person(BusinessDate.of(e.occurredAt()), e.residency(), e.corporate());
        memory.learn(e.walletId().value(), new KnownFact.Holder(person));
        return List.of();
    }

    List<Outcome> moved(ResidencyChanged e) {
        KnownFact.Holder holder = holder(e);
        Person person = new Person(holder.person().openedOn(), e.residency(), e.corporate());
        memory.learn(e.walletId().value(), holder.living(person));
        return List.of();
    }

    List<Outcome> closed(WalletClosed e) {
        memory.learn(e.walletId().value(), holder(e).gone());
        return List.of();
    }

    List<Outcome> registered(MerchantRegistered e) {
        return shop(e.merchantId(), e.profile());
    }

    List<Outcome> changed(ShopProfileChanged e) {
        return shop(e.merchantId(), e.profile());
    }

    private List<Outcome> shop(MerchantId merchantId, ShopProfile profile) {
        memory.learn(
                merchantId.value(),
                new KnownFact.Shop(
                        new Occasion.Shop(
                                merchantId,
                                profile.shopClass(),
                                profile.district(),
                                profile.category())));
        return List.of();
    }

    List<Outcome> charged(WalletCharged e) {
        KnownFact.Holder holder = holder(e);
        List<Outcome> outcomes = new ArrayList<>(earn(charge(Trigger.CHARGE, e, holder)));
        memory.learn(e.walletId().value(), holder.charged(1));
        if (holder.charges() == 0) {
            outcomes.addAll(earn(charge(Trigger.SIGN_UP, e, holder)));
        }
        return outcomes;
    }

    /** A reversed charge is no charge: it is not counted, and another may be the first. */
    List<Outcome> reversed(ChargeReversed e) {
        String id = e.chargeId().value();
        memory.learn(e.walletId().value(), holder(e).charged(-1));
        occasions.uncount(id);
        return occasions.lower(id, id, e.amount(), e.amount(), e.occurredAt());
    }

    List<Outcome> paid(PaymentMade e) {
        return earn(payment(e, e.paymentId(), e.merchantId(), e.parts()));
    }

    List<Outcome> captured(PaymentCaptured e) {
        return earn(payment(e, e.paymentId(), e.merchantId(), e.parts()));
    }

    List<Outcome> refunded(PaymentRefunded e) {
        Yen paidBack =
                LotPart.total(e.returned(), LotKind.PAID)
                        .plus(LotPart.total(e.lapsed(), LotKind.PAID));
        return occasions.lower(
                e.paymentId().value(), e.refundId().value(), e.amount(), paidBack, e.occurredAt());
    }

    List<Outcome> reported(ActivityReported e) {
        return earn(
                Occasion.report(
                        e.partnerId() + "." + e.activityId(),
                        e.walletId(),
                        e.occurredAt(),
                        holder(e.walletId(), e.occurredAt()).person(),
                        new Activity(e.partnerId(), e.kind(), e.quantity())));
    }

    private List<Outcome> earn(Occasion occasion) {
        seen.accept(occasion);
        return occasions.earn(occasion);
    }

    private static Occasion charge(Trigger trigger, WalletCharged e, KnownFact.Holder holder) {
        return Occasion.charge(
                trigger,
                e.chargeId().value(),
                e.walletId(),
                e.occurredAt(),
                e.amount(),
                holder.person(),
                e.channel());
    }

    private Occasion payment(
            WalletEvent e, PaymentId paymentId, MerchantId merchantId, List<LotPart> parts) {
        KnownFact.Shop shop = memory.fact(merchantId.value(), KnownFact.Shop.class);
        return Occasion.payment(
                paymentId.value(),
                e.walletId(),
                e.occurredAt(),
                LotPart.total(parts),
                LotPart.total(parts, LotKind.PAID),
                holder(e).person(),
                shop == null ? null : shop.shop());
    }

    private KnownFact.Holder holder(WalletEvent e) {
        return holder(e.walletId(), e.occurredAt());
    }

    /** A wallet without an opening in the log, as only a test has it, counts as new and foreign. */
    private KnownFact.Holder holder(WalletId walletId, Instant at) {
        KnownFact.Holder known = memory.fact(walletId.value(), KnownFact.Holder.class);
        return known == null
                ? new KnownFact.Holder(
                        new Person(BusinessDate.of(at), Residency.NON_RESIDENT, false))
                : known;
    }
}
