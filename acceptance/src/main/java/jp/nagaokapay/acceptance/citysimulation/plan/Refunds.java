package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;

/** Payments that are refunded, whole or in part, on an evening some days after their capture. */
final class Refunds {
    private static final double PERCENT = 0.8;
    private static final double IN_PART_PERCENT = 40;
    private static final int DELAY_DAYS_MAX = 20;

    private final Campaigns campaigns;
    private final Dice dice;
    private final Map<LocalDate, List<Refund>> planned = new HashMap<>();

    Refunds(Campaigns campaigns, Dice dice) {
        this.campaigns = campaigns;
        this.dice = dice;
    }

    /** Perhaps plans to refund this captured payment. */
    void consider(Now now, Purse purse, Shop shop, PaymentId paymentId, List<Lots.Part> parts) {
        if (dice.percent(PERCENT)) {
            // from several lots, it would be the ledger's choice which of them a part goes back to
            boolean divisible = parts.size() == 1 && parts.getFirst().amount() > 1;
            List<Lots.Part> back =
                    divisible && dice.percent(IN_PART_PERCENT)
                            ? List.of(part(parts.getFirst()))
                            : parts;
            LocalDate date = now.date().plusDays(dice.between(1, DELAY_DAYS_MAX));
            plan(date, new Refund(purse, shop, paymentId, back));
        }
    }

    /** Plans the refunds of the evening and answers how many yen they are. */
    long plan(Now now) {
        List<Refund> due = now.slot().isLast() ? planned.remove(now.date()) : null;
        long refunded = 0;
        if (due != null) {
            for (Refund refund : due) {
                if (refund.purse.isUntouched(now.number())) {
                    refunded += refund(now, refund);
                } else {
                    plan(now.date().plusDays(1), refund);
                }
            }
        }
        return refunded;
    }

    private long refund(Now now, Refund refund) {
        Purse purse = refund.purse;
        Yen amount = Lots.Part.total(refund.parts);
        if (!purse.closed) {
            purse.lots.giveBack(refund.parts, now.date());
        }
        RefundPayment command =
                new RefundPayment(
                        purse.walletId,
                        refund.paymentId,
                        refund.shop.merchantId,
                        new RefundId("refund:" + purse.nextName()),
                        refund.shop.nextReceipt(),
                        amount);
        now.send(purse, command);
        campaigns.refund(now, refund.paymentId.value(), amount, Lots.Part.paid(refund.parts));
        return amount.amount();
    }

    private Lots.Part part(Lots.Part whole) {
        return whole.with(Math.max(1, whole.amount() * dice.between(20, 90) / 100));
    }

    private void plan(LocalDate date, Refund refund) {
        planned.computeIfAbsent(date, day -> new ArrayList<>()).add(refund);
    }

    private record Refund(Purse purse, Shop shop, PaymentId paymentId, List<Lots.Part> parts) {}
}
