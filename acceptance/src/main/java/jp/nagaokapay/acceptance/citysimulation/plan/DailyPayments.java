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
final class DailyPayments {
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

    private final SeededRandom random;
    private final DailyQuotas quotas;
    private final WalletHolders people;
    private final Shops shops;
    private final Campaigns campaigns;
    private final Holds holds;
    private final Refunds refunds;
    private long due;
    private double budget;
    private double mean = USUAL_YEN;

    DailyPayments(
            DailyQuotas quotas,
            WalletHolders people,
            Shops shops,
            Campaigns campaigns,
            SeededRandom random) {
        this.quotas = quotas;
        this.people = people;
        this.shops = shops;
        this.random = random;
        this.campaigns = campaigns;
        this.refunds = new Refunds(campaigns, random);
        this.holds = new Holds(campaigns, refunds, random);
    }

    /** How many payments could not be placed yet and wait for the next moment. */
    long due() {
        return due;
    }

    /** Ends holds and makes refunds: first of all, for it changes what wallets hold. */
    void settle(MomentBuilder moment) {
        budget += holds.plan(moment);
        budget += refunds.plan(moment);
    }

    void plan(MomentBuilder moment) {
        budget += campaigns.newPoints() * POINTS_SPENT;
        if (moment.isMorning()) {
            int day = DailyQuotas.index(moment.date());
            due += quotas.payments[day];
            budget += quotas.spending[day];
            mean = mean(day);
        }
        if (moment.slot().payments > 0) {
            long wanted = due * moment.slot().payments / moment.slot().paymentsFromHere();
            for (long i = 0; i < wanted; i++) {
                if (!pay(moment)) {
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

    private boolean pay(MomentBuilder moment) {
        PlannedShop shop = shops.some();
        long wished = amount();
        PlannedWallet wallet = shop == null ? null : payer(moment, wished);
        if (shop == null || wallet == null) {
            return false;
        }
        long amount = Math.min(wished, wallet.lots.available(moment.date()));
        PaymentRequest request = request(moment, wallet, shop, amount);
        List<PlannedLots.Part> parts = wallet.lots.take(amount, moment.date());
        Occasion occasion =
                Occasions.payment(
                        moment,
                        wallet,
                        shop,
                        request.paymentId().value(),
                        request.amount(),
                        PlannedLots.Part.paid(parts));
        if (!campaigns.admit(List.of(occasion))) {
            wallet.lots.giveBack(parts, moment.date());
            return false;
        }
        if (moment.slot() == Timetable.Slot.NOON && random.percent(AUTHORIZED_PERCENT)) {
            moment.send(wallet, new AuthorizePayment(wallet.walletId, request));
            campaigns.expect(occasion);
            if (holds.add(wallet, shop, request, parts)) {
                due--;
            }
        } else {
            moment.send(wallet, new Pay(wallet.walletId, request));
            refunds.consider(moment, wallet, shop, request.paymentId(), parts);
            campaigns.earn(moment, wallet, List.of(occasion));
            due--;
        }
        budget -= amount;
        return true;
    }

    private long amount() {
        double size = random.of(SIZES) * (0.85 + 0.3 * random.fraction());
        long yen = Math.max(30, (long) (mean * size));
        return Math.min(yen < 500 ? yen : yen / 10 * 10, 100_000);
    }

    /** Somebody who can afford it; failing that, anybody who can pay something. */
    private @Nullable PlannedWallet payer(MomentBuilder moment, long amount) {
        PlannedWallet able =
                people.find(one -> one.isFree(moment.number()) && has(one, amount, moment));
        return able != null
                ? able
                : people.findAny(one -> one.isFree(moment.number()) && has(one, 1, moment));
    }

    private static boolean has(PlannedWallet wallet, long amount, MomentBuilder moment) {
        return wallet.lots.available(moment.date()) >= amount;
    }

    private PaymentRequest request(
            MomentBuilder moment, PlannedWallet wallet, PlannedShop shop, long amount) {
        String name = wallet.nextName();
        PaymentId paymentId = new PaymentId("payment:" + name);
        boolean customerPresented = moment.slot() == Timetable.Slot.NOON || random.percent(50);
        return new PaymentRequest(
                paymentId,
                customerPresented ? shop.nextReceipt() : paymentId.value(),
                shop.merchantId,
                shop.profile.shopClass(),
                customerPresented ? shop.terminalId : null,
                customerPresented ? PaymentMode.CPM : PaymentMode.MPM,
                Yen.of(amount),
                customerPresented ? code(moment, name) : null,
                false,
                null);
    }

    private static PresentedCode code(MomentBuilder moment, String name) {
        return new PresentedCode(
                new CodeId("code:" + name), moment.at().plusSeconds(CODE_LIVES_SECONDS));
    }
}
