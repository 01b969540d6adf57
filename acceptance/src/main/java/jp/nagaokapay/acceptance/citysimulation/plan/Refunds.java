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
    private final SeededRandom random;
    private final Map<LocalDate, List<Refund>> planned = new HashMap<>();

    Refunds(Campaigns campaigns, SeededRandom random) {
        this.campaigns = campaigns;
        this.random = random;
    }

    /** Perhaps plans to refund this captured payment. */
    void consider(
            MomentBuilder moment,
            PlannedWallet wallet,
            PlannedShop shop,
            PaymentId paymentId,
            List<PlannedLots.Part> parts) {
        if (random.percent(PERCENT)) {
            // from several lots, it would be the ledger's choice which of them a part goes back to
            boolean divisible = parts.size() == 1 && parts.getFirst().amount() > 1;
            List<PlannedLots.Part> back =
                    divisible && random.percent(IN_PART_PERCENT)
                            ? List.of(part(parts.getFirst()))
                            : parts;
            LocalDate date = moment.date().plusDays(random.between(1, DELAY_DAYS_MAX));
            plan(date, new Refund(wallet, shop, paymentId, back));
        }
    }

    /** Plans the refunds of the evening and answers how many yen they are. */
    long plan(MomentBuilder moment) {
        List<Refund> due = moment.slot().isLast() ? planned.remove(moment.date()) : null;
        long refunded = 0;
        if (due != null) {
            for (Refund refund : due) {
                if (refund.wallet.isUntouched(moment.number())) {
                    refunded += refund(moment, refund);
                } else {
                    plan(moment.date().plusDays(1), refund);
                }
            }
        }
        return refunded;
    }

    private long refund(MomentBuilder moment, Refund refund) {
        PlannedWallet wallet = refund.wallet;
        Yen amount = PlannedLots.Part.total(refund.parts);
        if (!wallet.closed) {
            wallet.lots.giveBack(refund.parts, moment.date());
        }
        RefundPayment command =
                new RefundPayment(
                        wallet.walletId,
                        refund.paymentId,
                        refund.shop.merchantId,
                        new RefundId("refund:" + wallet.nextName()),
                        refund.shop.nextReceipt(),
                        amount,
                        null);
        moment.send(wallet, command);
        campaigns.refund(
                moment, refund.paymentId.value(), amount, PlannedLots.Part.paid(refund.parts));
        return amount.amount();
    }

    private PlannedLots.Part part(PlannedLots.Part whole) {
        return whole.with(Math.max(1, whole.amount() * random.between(20, 90) / 100));
    }

    private void plan(LocalDate date, Refund refund) {
        planned.computeIfAbsent(date, day -> new ArrayList<>()).add(refund);
    }

    private record Refund(
            PlannedWallet wallet,
            PlannedShop shop,
            PaymentId paymentId,
            List<PlannedLots.Part> parts) {}
}
