package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import org.jspecify.annotations.Nullable;

/** The payments of a day: as many captured as its quota, of amounts that use up about its share. */
final class Spending {
    /** Of the mean amount; together 10, so that they keep it. */
    private static final List<Double> SIZES =
            List.of(0.15, 0.25, 0.35, 0.5, 0.6, 0.75, 0.9, 1.1, 1.6, 3.8);

    private static final long USUAL_YEN = 2_000;
    private static final double LEAST_MEAN = 0.4;
    private static final double LARGEST_MEAN = 1.6;
    private static final double AUTHORIZED_PERCENT = 20;
    private static final int CODE_LIVES_SECONDS = 240;

    /** Of the points that arrive, about how many make people spend more. */
    private static final double POINTS_SPENT = 0.9;

    private final Dice dice;
    private final Quotas quotas;
    private final People people;
    private final Shops shops;
    private final Campaigns campaigns;
    private final Holds holds;
    private final Refunds refunds;
    private long due;
    private double budget;
    private double mean = USUAL_YEN;

    Spending(Quotas quotas, People people, Shops shops, Campaigns campaigns, Dice dice) {
        this.quotas = quotas;
        this.people = people;
        this.shops = shops;
        this.dice = dice;
        this.campaigns = campaigns;
        this.refunds = new Refunds(campaigns, dice);
        this.holds = new Holds(campaigns, refunds, dice);
    }

    /** How many payments could not be placed yet and wait for the next moment. */
    long due() {
        return due;
    }

    /** Ends holds and makes refunds: first of all, for it changes what purses hold. */
    void settle(Now now) {
        budget += holds.plan(now);
        budget += refunds.plan(now);
    }

    void plan(Now now) {
        budget += campaigns.news() * POINTS_SPENT;
        if (now.isMorning()) {
            int day = Quotas.index(now.date());
            due += quotas.payments[day];
            budget += quotas.spending[day];
            mean = mean(day);
        }
        if (now.slot().payments > 0) {
            long wanted = due * now.slot().payments / now.slot().paymentsFromHere();
            for (long i = 0; i < wanted; i++) {
                if (!pay(now)) {
                    return;
                }
            }
        }
    }

    /** What a payment comes to today, so that spending keeps up with its budget. */
    private double mean(int day) {
        long payments = quotas.payments[day];
        double usual = payments == 0 ? USUAL_YEN : quotas.spending[day] / payments;
        double needed = due == 0 ? usual : budget / due;
        return Math.clamp(needed, usual * LEAST_MEAN, usual * LARGEST_MEAN);
    }

    private boolean pay(Now now) {
        Shop shop = shops.some();
        long wished = amount();
        Purse purse = shop == null ? null : payer(now, wished);
        if (shop == null || purse == null) {
            return false;
        }
        long amount = Math.min(wished, purse.lots.available(now.date()));
        PaymentRequest request = request(now, purse, shop, amount);
        List<Lots.Part> parts = purse.lots.take(amount, now.date());
        Occasion occasion =
                Occasions.payment(
                        now,
                        purse,
                        shop,
                        request.paymentId().value(),
                        request.amount(),
                        Lots.Part.paid(parts));
        if (!campaigns.admit(List.of(occasion))) {
            purse.lots.giveBack(parts, now.date());
            return false;
        }
        if (now.slot() == Timetable.Slot.NOON && dice.percent(AUTHORIZED_PERCENT)) {
            now.send(purse, new AuthorizePayment(purse.walletId, request));
            campaigns.expect(occasion);
            if (holds.add(purse, shop, request, parts)) {
                due--;
            }
        } else {
            now.send(purse, new Pay(purse.walletId, request));
            refunds.consider(now, purse, shop, request.paymentId(), parts);
            campaigns.earn(now, purse, List.of(occasion));
            due--;
        }
        budget -= amount;
        return true;
    }

    private long amount() {
        double size = dice.of(SIZES) * (0.85 + 0.3 * dice.fraction());
        long yen = Math.max(30, (long) (mean * size));
        return Math.min(yen < 500 ? yen : yen / 10 * 10, 100_000);
    }

    /** Somebody who can afford it; failing that, anybody who can pay something. */
    private @Nullable Purse payer(Now now, long amount) {
        Purse able = people.find(one -> one.isFree(now.number()) && has(one, amount, now));
        return able != null
                ? able
                : people.findAny(one -> one.isFree(now.number()) && has(one, 1, now));
    }

    private static boolean has(Purse purse, long amount, Now now) {
        return purse.lots.available(now.date()) >= amount;
    }

    private PaymentRequest request(Now now, Purse purse, Shop shop, long amount) {
        String name = purse.nextName();
        PaymentId paymentId = new PaymentId("payment:" + name);
        boolean customerPresented = now.slot() == Timetable.Slot.NOON || dice.percent(50);
        return new PaymentRequest(
                paymentId,
                customerPresented ? shop.nextReceipt() : paymentId.value(),
                shop.merchantId,
                shop.profile.shopClass(),
                customerPresented ? shop.terminalId : null,
                customerPresented ? PaymentMode.CPM : PaymentMode.MPM,
                Yen.of(amount),
                customerPresented ? code(now, name) : null,
                customerPresented ? null : "pay-" + name,
                false);
    }

    private static PresentedCode code(Now now, String name) {
        return new PresentedCode(
                new CodeId("code:" + name), now.at().plusSeconds(CODE_LIVES_SECONDS));
    }
}
