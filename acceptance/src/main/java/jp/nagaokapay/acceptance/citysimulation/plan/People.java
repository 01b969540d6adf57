package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ChangeResidency;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import org.jspecify.annotations.Nullable;

/**
 * Who has a wallet: people sign up, move, lose their phone, leave. As many people from outside sign
 * up as the day's quota and those who moved or left make necessary.
 */
final class People {
    private static final double MOVES_PER_DAY = 0.00003;
    private static final double CLOSINGS_PER_DAY = 0.00004;
    private static final double SUSPENSIONS_PER_DAY = 0.00003;
    private static final double CORPORATE_PERCENT = 0.5;
    private static final int TRIES = 24;

    /** Of all who ever signed up, those who count as having done so lately. */
    private static final int NEWCOMERS_ONE_IN = 20;

    private final Dice dice;
    private final Quotas quotas;
    private final List<Purse> purses = new ArrayList<>();
    private final Map<LocalDate, List<Purse>> resumptions = new HashMap<>();
    private int residents;
    private int nonResidents;

    People(Quotas quotas, Dice dice) {
        this.quotas = quotas;
        this.dice = dice;
    }

    void plan(Now now) {
        if (!now.isMorning()) {
            return;
        }
        resume(now);
        suspend(now);
        int day = Quotas.index(now.date());
        long fromOutside = quotas.nonResidents[day];
        fromOutside += close(now, Residency.NON_RESIDENT, nonResidents);
        fromOutside += move(now, Residency.RESIDENT, dice.times(nonResidents * MOVES_PER_DAY));
        int leaving = dice.times(residents * MOVES_PER_DAY);
        fromOutside -= move(now, Residency.NON_RESIDENT, (int) Math.min(leaving, fromOutside));
        close(now, Residency.RESIDENT, residents);
        open(now, Residency.NON_RESIDENT, fromOutside);
        open(now, Residency.RESIDENT, quotas.residents[day]);
    }

    /**
     * Somebody to whom {@code wanted} applies, found by chance, early users more often; null when
     * nobody was found after a fair number of tries.
     */
    @Nullable Purse find(Predicate<Purse> wanted) {
        for (int i = 0; i < TRIES && !purses.isEmpty(); i++) {
            Purse purse = some();
            if (wanted.test(purse)) {
                return purse;
            }
        }
        return null;
    }

    /** As {@link #find}, but looks at everybody before it gives up. */
    @Nullable Purse findAny(Predicate<Purse> wanted) {
        Purse found = find(wanted);
        if (found != null || purses.isEmpty()) {
            return found;
        }
        int from = dice.below(purses.size());
        for (int i = 0; i < purses.size(); i++) {
            Purse purse = purses.get((from + i) % purses.size());
            if (wanted.test(purse)) {
                return purse;
            }
        }
        return null;
    }

    /** Somebody who signed up lately and to whom {@code wanted} applies, or null. */
    @Nullable Purse findNewcomer(Predicate<Purse> wanted) {
        int newcomers = Math.min(purses.size(), 10 + purses.size() / NEWCOMERS_ONE_IN);
        for (int i = 0; i < TRIES && newcomers > 0; i++) {
            Purse purse = purses.get(purses.size() - 1 - dice.below(newcomers));
            if (wanted.test(purse)) {
                return purse;
            }
        }
        return null;
    }

    private Purse some() {
        double early = dice.fraction() * (0.5 + 0.5 * dice.fraction());
        return purses.get((int) (early * purses.size()));
    }

    private void open(Now now, Residency residency, long count) {
        for (long i = 0; i < count; i++) {
            open(now, residency, false);
            if (dice.percent(CORPORATE_PERCENT)) {
                open(now, residency, true); // a nursery, a firm: counted among no people
            }
        }
    }

    private void open(Now now, Residency residency, boolean corporate) {
        Purse purse =
                new Purse("%06d".formatted(purses.size() + 1), residency, corporate, now.date());
        purses.add(purse);
        count(purse, 1);
        HolderRef holder = new HolderRef("holder:" + purse.name);
        now.send(purse, new OpenWallet(purse.walletId, holder, residency, corporate));
    }

    private int close(Now now, Residency residency, int of) {
        int closed = 0;
        for (int i = dice.times(of * CLOSINGS_PER_DAY); i > 0; i--) {
            Purse purse = find(one -> isPerson(one, residency, now));
            if (purse != null) {
                count(purse, -1);
                purse.closed = true;
                purse.lots.clear();
                now.send(purse, new CloseWallet(purse.walletId));
                closed++;
            }
        }
        return closed;
    }

    private int move(Now now, Residency to, int wanted) {
        int moved = 0;
        for (int i = 0; i < wanted; i++) {
            Purse purse = find(one -> one.residency != to && isPerson(one, one.residency, now));
            if (purse != null) {
                count(purse, -1);
                purse.residency = to;
                count(purse, 1);
                now.send(purse, new ChangeResidency(purse.walletId, to));
                moved++;
            }
        }
        return moved;
    }

    private void suspend(Now now) {
        for (int i = dice.times(residents * SUSPENSIONS_PER_DAY); i > 0; i--) {
            Purse purse = find(one -> isPerson(one, Residency.RESIDENT, now));
            if (purse != null) {
                purse.suspended = true;
                now.send(purse, new SuspendWallet(purse.walletId, "phone lost"));
                LocalDate until = now.date().plusDays(dice.between(1, 9));
                resumptions.computeIfAbsent(until, date -> new ArrayList<>()).add(purse);
            }
        }
    }

    private void resume(Now now) {
        List<Purse> due = resumptions.remove(now.date());
        if (due != null) {
            for (Purse purse : due) {
                purse.suspended = false;
                now.send(purse, new ResumeWallet(purse.walletId));
            }
        }
    }

    private static boolean isPerson(Purse purse, Residency residency, Now now) {
        return !purse.corporate && purse.residency == residency && purse.isFree(now.number());
    }

    private void count(Purse purse, int by) {
        if (!purse.corporate && purse.residency == Residency.RESIDENT) {
            residents += by;
        } else if (!purse.corporate) {
            nonResidents += by;
        }
    }
}
