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
    private final Dice dice;
    private final List<Hold> open = new ArrayList<>();

    Holds(Campaigns campaigns, Refunds refunds, Dice dice) {
        this.campaigns = campaigns;
        this.refunds = refunds;
        this.dice = dice;
    }

    /** Adds a hold and says whether it will be captured. */
    boolean add(Purse purse, Shop shop, PaymentRequest request, List<Lots.Part> parts) {
        Fate fate = dice.of(FATES);
        // from several lots, it would be the ledger's choice which of them the rest goes back to
        boolean divisible = parts.size() == 1 && request.amount().amount() > 1;
        if (fate == Fate.CAPTURED_IN_PART && !divisible) {
            fate = Fate.CAPTURED;
        }
        open.add(new Hold(purse, shop, request, parts, fate));
        return fate == Fate.CAPTURED || fate == Fate.CAPTURED_IN_PART;
    }

    /** Plans what becomes of the holds and answers how many yen went back to their purses. */
    long plan(Now now) {
        return switch (now.slot()) {
            case AFTER_NOON -> end(now);
            case EVENING -> expire(now);
            case MORNING, NOON -> 0;
        };
    }

    private long end(Now now) {
        long released = 0;
        for (Hold hold : open) {
            released +=
                    switch (hold.fate) {
                        case CAPTURED -> capture(now, hold);
                        case CAPTURED_IN_PART -> captureInPart(now, hold);
                        case VOIDED -> voided(now, hold);
                        case EXPIRED -> 0;
                    };
        }
        open.removeIf(hold -> hold.fate != Fate.EXPIRED);
        return released;
    }

    private long capture(Now now, Hold hold) {
        Purse purse = hold.purse;
        now.send(purse, new CapturePayment(purse.walletId, hold.request.paymentId(), null));
        captured(now, hold, hold.parts);
        return 0;
    }

    private long captureInPart(Now now, Hold hold) {
        Purse purse = hold.purse;
        Lots.Part whole = hold.parts.getFirst();
        long taken = Math.max(1, whole.amount() * dice.between(50, 95) / 100);
        long rest = whole.amount() - taken;
        purse.lots.giveBack(List.of(whole.with(rest)), now.date());
        now.send(
                purse, new CapturePayment(purse.walletId, hold.request.paymentId(), Yen.of(taken)));
        captured(now, hold, List.of(whole.with(taken)));
        return rest;
    }

    private void captured(Now now, Hold hold, List<Lots.Part> parts) {
        PaymentId paymentId = hold.request.paymentId();
        refunds.consider(now, hold.purse, hold.shop, paymentId, parts);
        Occasion occasion =
                Occasions.payment(
                        now,
                        hold.purse,
                        hold.shop,
                        paymentId.value(),
                        Lots.Part.total(parts),
                        Lots.Part.paid(parts));
        campaigns.earn(now, hold.purse, List.of(occasion));
    }

    private static long voided(Now now, Hold hold) {
        Purse purse = hold.purse;
        purse.lots.giveBack(hold.parts, now.date());
        now.send(purse, new VoidPayment(purse.walletId, hold.request.paymentId()));
        return hold.request.amount().amount();
    }

    private long expire(Now now) {
        long released = 0;
        for (Hold hold : open) {
            hold.purse.lots.giveBack(hold.parts, now.date());
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
            Purse purse, Shop shop, PaymentRequest request, List<Lots.Part> parts, Fate fate) {}
}
