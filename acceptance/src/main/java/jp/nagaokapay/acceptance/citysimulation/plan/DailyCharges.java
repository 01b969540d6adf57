package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import org.jspecify.annotations.Nullable;

/**
 * The charges of a day: together exactly its quota. Besides, some are declined by their provider,
 * and some are a clerk's mistake that is reversed at the next moment; both add nothing.
 */
final class DailyCharges {
    /** In thousands of yen; a thing is in the list as often as it is chosen. */
    private static final long[] AMOUNTS = {
        1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 10,
        10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 15, 20, 20, 20, 20, 30, 30, 50
    };

    private static final List<Channel> CHANNELS =
            List.of(
                    Channel.CREDIT_CARD,
                    Channel.CREDIT_CARD,
                    Channel.BANK,
                    Channel.BANK,
                    Channel.ATM,
                    Channel.ATM,
                    Channel.COUNTER);
    private static final long THOUSAND = 1_000;
    private static final double DECLINED = 0.015;
    private static final double MISTAKEN = 0.004;
    private static final long NEARLY_EMPTY = 4_000;

    /** Of the charges, about how many are tried with somebody who has never charged. */
    private static final double NEWCOMERS_PERCENT = 20;

    private final SeededRandom random;
    private final DailyQuotas quotas;
    private final WalletHolders people;
    private final Campaigns campaigns;
    private final List<Charged> mistakes = new ArrayList<>();
    private long dueThousands;

    DailyCharges(
            DailyQuotas quotas, WalletHolders people, Campaigns campaigns, SeededRandom random) {
        this.quotas = quotas;
        this.people = people;
        this.campaigns = campaigns;
        this.random = random;
    }

    /** What could not be placed yet and waits for the next moment, in yen. */
    long due() {
        return dueThousands * THOUSAND;
    }

    void plan(MomentBuilder moment) {
        mistakes.forEach(mistake -> undo(moment, mistake));
        mistakes.clear();
        if (moment.isMorning()) {
            dueThousands += quotas.thousandsCharged[DailyQuotas.index(moment.date())];
        }
        if (moment.slot().charges > 0) {
            int charges = charge(moment);
            for (int i = random.times(charges * DECLINED); i > 0; i--) {
                decline(moment);
            }
            if (!moment.slot().isLast()) {
                for (int i = random.times(charges * MISTAKEN); i > 0; i--) {
                    mistake(moment);
                }
            }
        }
    }

    private int charge(MomentBuilder moment) {
        int here = moment.slot().charges;
        int fromHere = moment.slot().chargesFromHere();
        long wanted = (dueThousands * here + fromHere - 1) / fromHere;
        int charges = 0;
        while (wanted > 0) {
            long wished = Math.min(random.of(AMOUNTS), wanted) * THOUSAND;
            PlannedWallet wallet = payer(moment, wished);
            if (wallet == null) {
                break;
            }
            long amount = Math.min(wished, wallet.roomForCharge(moment.date()));
            if (charge(moment, wallet, amount, random.of(CHANNELS)) == null) {
                break;
            }
            wanted -= amount / THOUSAND;
            dueThousands -= amount / THOUSAND;
            charges++;
        }
        return charges;
    }

    /** A charge that succeeds, with what it earns; null when no campaign has room for it now. */
    private @Nullable Charged charge(
            MomentBuilder moment, PlannedWallet wallet, long amount, Channel channel) {
        String name = wallet.nextName();
        ChargeId chargeId = new ChargeId("charge:" + name);
        List<Occasion> occasions =
                Occasions.charge(moment, wallet, chargeId.value(), amount, channel);
        if (!campaigns.admit(occasions)) {
            return null;
        }
        wallet.countCharge(amount, moment.date());
        LocalDate expiresOn = moment.date().plusMonths(6);
        PlannedLots.Lot lot = wallet.lots.add(LotId.of(chargeId), amount, false, expiresOn);
        step(moment, wallet, chargeId, name, amount, channel, false);
        wallet.charges++;
        campaigns.earn(moment, wallet, occasions);
        return new Charged(wallet, chargeId, amount, lot);
    }

    /** A newcomer, or somebody who needs money; failing that, anybody who can charge at all. */
    private @Nullable PlannedWallet payer(MomentBuilder moment, long amount) {
        if (random.percent(NEWCOMERS_PERCENT)) {
            PlannedWallet newcomer =
                    people.findNewcomer(one ->
                            one.isFree(moment.number())
                                    && one.charges == 0
                                    && one.roomForCharge(moment.date()) >= amount);
            if (newcomer != null) {
                return newcomer;
            }
        }
        PlannedWallet needy =
                people.find(one ->
                        one.isFree(moment.number())
                                && one.lots.available(moment.date()) < NEARLY_EMPTY
                                && one.roomForCharge(moment.date()) >= amount);
        return needy != null
                ? needy
                : people.findAny(one ->
                        one.isFree(moment.number())
                                && one.roomForCharge(moment.date()) >= THOUSAND);
    }

    private void decline(MomentBuilder moment) {
        long amount = random.of(AMOUNTS) * THOUSAND;
        PlannedWallet wallet = withRoom(moment, amount);
        if (wallet != null) {
            String name = wallet.nextName();
            ChargeId chargeId = new ChargeId("charge:" + name);
            wallet.countCharge(amount, moment.date());
            step(moment, wallet, chargeId, name, amount, Channel.CREDIT_CARD, true);
        }
    }

    private void mistake(MomentBuilder moment) {
        long amount = random.of(AMOUNTS) * THOUSAND;
        PlannedWallet wallet = withRoom(moment, amount);
        Charged charged = wallet == null ? null : charge(moment, wallet, amount, Channel.COUNTER);
        if (charged != null) {
            mistakes.add(charged);
        }
    }

    /** Its points go back too: they cannot have been spent in between. */
    private void undo(MomentBuilder moment, Charged mistake) {
        PlannedWallet wallet = mistake.wallet;
        wallet.lots.remove(mistake.lot);
        moment.send(wallet, new ReverseCharge(wallet.walletId, mistake.chargeId));
        wallet.charges--;
        campaigns.reverse(moment, mistake.chargeId.value(), Yen.of(mistake.amount));
    }

    private @Nullable PlannedWallet withRoom(MomentBuilder moment, long amount) {
        return people.find(
                one -> one.isFree(moment.number()) && one.roomForCharge(moment.date()) >= amount);
    }

    private static void step(
            MomentBuilder moment,
            PlannedWallet wallet,
            ChargeId chargeId,
            String name,
            long amount,
            Channel channel,
            boolean declined) {
        wallet.touch(moment.number());
        moment.steps()
                .add(
                        new PlannedStep.Charge(
                                wallet.walletId,
                                chargeId,
                                Yen.of(amount),
                                channel,
                                name,
                                declined,
                                wallet.available(moment.date())));
    }

    private record Charged(
            PlannedWallet wallet, ChargeId chargeId, long amount, PlannedLots.Lot lot) {}
}
