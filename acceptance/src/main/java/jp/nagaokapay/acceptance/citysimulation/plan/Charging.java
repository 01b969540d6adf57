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

    /** Of the charges, about how many are tried with somebody who has never charged. */
    private static final double NEWCOMERS_PERCENT = 20;

    private final Dice dice;
    private final Quotas quotas;
    private final People people;
    private final Campaigns campaigns;
    private final List<Charged> mistakes = new ArrayList<>();
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
            if (!now.slot().isLast()) {
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
            long wished = Math.min(dice.of(AMOUNTS), wanted) * THOUSAND;
            Purse purse = payer(now, wished);
            if (purse == null) {
                break;
            }
            long amount = Math.min(wished, purse.roomForCharge(now.date()));
            if (charge(now, purse, amount, dice.of(CHANNELS)) == null) {
                break;
            }
            wanted -= amount / THOUSAND;
            dueThousands -= amount / THOUSAND;
            charges++;
        }
        return charges;
    }

    /** A charge that succeeds, with what it earns; null when no campaign has room for it now. */
    private @Nullable Charged charge(Now now, Purse purse, long amount, Channel channel) {
        String name = purse.nextName();
        ChargeId chargeId = new ChargeId("charge:" + name);
        List<Occasion> occasions = Occasions.charge(now, purse, chargeId.value(), amount, channel);
        if (!campaigns.admit(occasions)) {
            return null;
        }
        purse.countCharge(amount, now.date());
        LocalDate expiresOn = now.date().plusMonths(6);
        Lots.Lot lot = purse.lots.add(LotId.of(chargeId), amount, false, expiresOn);
        step(now, purse, chargeId, name, amount, channel, false);
        purse.charges++;
        campaigns.earn(now, purse, occasions);
        return new Charged(purse, chargeId, amount, lot);
    }

    /** A newcomer, or somebody who needs money; failing that, anybody who can charge at all. */
    private @Nullable Purse payer(Now now, long amount) {
        if (dice.percent(NEWCOMERS_PERCENT)) {
            Purse newcomer =
                    people.findNewcomer(one ->
                            one.isFree(now.number())
                                    && one.charges == 0
                                    && one.roomForCharge(now.date()) >= amount);
            if (newcomer != null) {
                return newcomer;
            }
        }
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
            String name = purse.nextName();
            ChargeId chargeId = new ChargeId("charge:" + name);
            purse.countCharge(amount, now.date());
            step(now, purse, chargeId, name, amount, Channel.CREDIT_CARD, true);
        }
    }

    private void mistake(Now now) {
        long amount = dice.of(AMOUNTS) * THOUSAND;
        Purse purse = withRoom(now, amount);
        Charged charged = purse == null ? null : charge(now, purse, amount, Channel.COUNTER);
        if (charged != null) {
            mistakes.add(charged);
        }
    }

    /** Its points go back too: they cannot have been spent in between. */
    private void undo(Now now, Charged mistake) {
        Purse purse = mistake.purse;
        purse.lots.remove(mistake.lot);
        now.send(purse, new ReverseCharge(purse.walletId, mistake.chargeId));
        purse.charges--;
        campaigns.reverse(now, mistake.chargeId.value(), Yen.of(mistake.amount));
    }

    private @Nullable Purse withRoom(Now now, long amount) {
        return people.find(
                one -> one.isFree(now.number()) && one.roomForCharge(now.date()) >= amount);
    }

    private static void step(
            Now now,
            Purse purse,
            ChargeId chargeId,
            String name,
            long amount,
            Channel channel,
            boolean declined) {
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
    }

    private record Charged(Purse purse, ChargeId chargeId, long amount, Lots.Lot lot) {}
}
