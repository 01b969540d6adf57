package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;

/**
 * The open authorizations: made at noon, captured or voided ten minutes later, or left to expire
 * before the evening.
 */
final class Holds {
    private static final List<Fate> FATES =
            List.of(
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED,
                    Fate.CAPTURED_IN_PART,
                    Fate.VOIDED,
                    Fate.EXPIRED);

    private final Campaigns campaigns;
    private final Refunds refunds;
    private final SeededRandom random;
    private final List<Hold> open = new ArrayList<>();

    Holds(Campaigns campaigns, Refunds refunds, SeededRandom random) {
        this.campaigns = campaigns;
        this.refunds = refunds;
        this.random = random;
    }

    /** Adds a hold and says whether it will be captured. */
    boolean add(
            PlannedWallet wallet,
            PlannedShop shop,
            PaymentRequest request,
            List<PlannedLots.Part> parts) {
        Fate fate = random.of(FATES);
        // from several lots, it would be the ledger's choice which of them the rest goes back to
        boolean divisible = parts.size() == 1 && request.amount().amount() > 1;
        if (fate == Fate.CAPTURED_IN_PART && !divisible) {
            fate = Fate.CAPTURED;
        }
        open.add(new Hold(wallet, shop, request, parts, fate));
        return fate == Fate.CAPTURED || fate == Fate.CAPTURED_IN_PART;
    }

    /** Plans what becomes of the holds and answers how many yen were released to their wallets. */
    long plan(MomentBuilder moment) {
        return switch (moment.slot()) {
            case AFTER_NOON -> end(moment);
            case EVENING -> expire(moment);
            case MORNING, NOON -> 0;
        };
    }

    private long end(MomentBuilder moment) {
        long released = 0;
        for (Hold hold : open) {
            released +=
                    switch (hold.fate) {
                        case CAPTURED -> capture(moment, hold);
                        case CAPTURED_IN_PART -> captureInPart(moment, hold);
                        case VOIDED -> voided(moment, hold);
                        case EXPIRED -> 0;
                    };
        }
        open.removeIf(hold -> hold.fate != Fate.EXPIRED);
        return released;
    }

    private long capture(MomentBuilder moment, Hold hold) {
        PlannedWallet wallet = hold.wallet;
        moment.send(
                wallet, new CapturePayment(wallet.walletId, hold.request.paymentId(), null, null));
        captured(moment, hold, hold.parts);
        return 0;
    }

    private long captureInPart(MomentBuilder moment, Hold hold) {
        PlannedWallet wallet = hold.wallet;
        PlannedLots.Part whole = hold.parts.getFirst();
        long taken = Math.max(1, whole.amount() * random.between(50, 95) / 100);
        long rest = whole.amount() - taken;
        wallet.lots.giveBack(List.of(whole.with(rest)), moment.date());
        moment.send(
                wallet,
                new CapturePayment(wallet.walletId, hold.request.paymentId(), Yen.of(taken), null));
        captured(moment, hold, List.of(whole.with(taken)));
        return rest;
    }

    private void captured(MomentBuilder moment, Hold hold, List<PlannedLots.Part> parts) {
        PaymentId paymentId = hold.request.paymentId();
        refunds.consider(moment, hold.wallet, hold.shop, paymentId, parts);
        Occasion occasion =
                Occasions.payment(
                        moment,
                        hold.wallet,
                        hold.shop,
                        paymentId.value(),
                        PlannedLots.Part.total(parts),
                        PlannedLots.Part.paid(parts));
        campaigns.earn(moment, hold.wallet, List.of(occasion));
    }

    private static long voided(MomentBuilder moment, Hold hold) {
        PlannedWallet wallet = hold.wallet;
        wallet.lots.giveBack(hold.parts, moment.date());
        moment.send(wallet, new VoidPayment(wallet.walletId, hold.request.paymentId(), null));
        return hold.request.amount().amount();
    }

    private long expire(MomentBuilder moment) {
        long released = 0;
        for (Hold hold : open) {
            hold.wallet.lots.giveBack(hold.parts, moment.date());
            released += hold.request.amount().amount();
        }
        open.clear();
        return released;
    }

    private enum Fate {
        CAPTURED,
        CAPTURED_IN_PART,
        VOIDED,
        EXPIRED
    }

    private record Hold(
            PlannedWallet wallet,
            PlannedShop shop,
            PaymentRequest request,
            List<PlannedLots.Part> parts,
            Fate fate) {}
}
