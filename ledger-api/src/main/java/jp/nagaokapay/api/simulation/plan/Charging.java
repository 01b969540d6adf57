package jp.nagaokapay.api.simulation.plan;

import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import org.jspecify.annotations.Nullable;

/**
 * The charges of a day: together exactly its quota. Besides, some are declined by their provider,
 * and some are a clerk's mistake that is reversed at the next moment; both add nothing.
 */
final class Charging {
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

    private final Dice dice;
    private final Quotas quotas;
    private final People people;
    private final Campaigns campaigns;
    private final List<Mistake> mistakes = new ArrayList<>();
    private long dueThousands;

    Charging(Quotas quotas, People people, Campaigns campaigns, Dice dice) {
        this.quotas = quotas;
        this.people = people;
        this.campaigns = campaigns;
        this.dice = dice;
    }

    /** What could not be placed yet and waits for the next moment, in yen. */
    long due() {
        return dueThousands * THOUSAND;
    }

    void plan(Now now) {
        mistakes.forEach(mistake -> undo(now, mistake));
        mistakes.clear();
        if (now.isMorning()) {
            dueThousands += quotas.thousandsCharged[Quotas.index(now.date())];
        }
        if (now.slot().charges > 0) {
            int charges = charge(now);
            for (int i = dice.times(charges * DECLINED); i > 0; i--) {
                decline(now);
            }
            if (!now.slot().isLast() && !campaigns.mayReward(now)) {
                for (int i = dice.times(charges * MISTAKEN); i > 0; i--) {
                    mistake(now);
                }
            }
        }
    }

    private int charge(Now now) {
        int here = now.slot().charges;
        int fromHere = now.slot().chargesFromHere();
        long wanted = (dueThousands * here + fromHere - 1) / fromHere;
        int charges = 0;
        while (wanted > 0) {
            long amount = Math.min(dice.of(AMOUNTS), wanted) * THOUSAND;
            Purse purse = campaigns.admit(now, amount) ? payer(now, amount) : null;
            if (purse == null) {
                break;
            }
            amount = Math.min(amount, purse.roomForCharge(now.date()));
            purse.countCharge(amount, now.date());
            purse.lots.add(amount, false, now.date().plusMonths(6));
            step(now, purse, amount, dice.of(CHANNELS), false);
            campaigns.reward(now, purse, amount);
            wanted -= amount / THOUSAND;
            dueThousands -= amount / THOUSAND;
            charges++;
        }
        return charges;
    }

    /** Somebody who needs money; failing that, anybody who can charge at all. */
    private @Nullable Purse payer(Now now, long amount) {
        Purse needy =
                people.find(one ->
                        one.isFree(now.number())
                                && one.lots.available(now.date()) < NEARLY_EMPTY
                                && one.roomForCharge(now.date()) >= amount);
        return needy != null
                ? needy
                : people.findAny(one ->
                        one.isFree(now.number()) && one.roomForCharge(now.date()) >= THOUSAND);
    }

    private void decline(Now now) {
        long amount = dice.of(AMOUNTS) * THOUSAND;
        Purse purse = withRoom(now, amount);
        if (purse != null) {
            purse.countCharge(amount, now.date());
            step(now, purse, amount, Channel.CREDIT_CARD, true);
        }
    }

    private void mistake(Now now) {
        long amount = dice.of(AMOUNTS) * THOUSAND;
        Purse purse = withRoom(now, amount);
        if (purse != null) {
            purse.countCharge(amount, now.date());
            Lots.Lot lot = purse.lots.add(amount, false, now.date().plusMonths(6));
            mistakes.add(new Mistake(purse, step(now, purse, amount, Channel.COUNTER, false), lot));
        }
    }

    private void undo(Now now, Mistake mistake) {
        mistake.purse.lots.remove(mistake.lot);
        now.send(mistake.purse, new ReverseCharge(mistake.purse.walletId, mistake.chargeId));
    }

    private @Nullable Purse withRoom(Now now, long amount) {
        return people.find(
                one -> one.isFree(now.number()) && one.roomForCharge(now.date()) >= amount);
    }

    private static ChargeId step(
            Now now, Purse purse, long amount, Channel channel, boolean declined) {
        String name = purse.nextName();
        ChargeId chargeId = new ChargeId("charge:" + name);
        purse.touch(now.number());
        now.steps()
                .add(
                        new Step.Charge(
                                purse.walletId,
                                chargeId,
                                Yen.of(amount),
                                channel,
                                name,
                                declined,
                                purse.available(now.date())));
        return chargeId;
    }

    private record Mistake(Purse purse, ChargeId chargeId, Lots.Lot lot) {}
}
