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
final class WalletHolders {
    private static final double MOVES_PER_DAY = 0.00003;
    private static final double CLOSINGS_PER_DAY = 0.00004;
    private static final double SUSPENSIONS_PER_DAY = 0.00003;
    private static final double CORPORATE_PERCENT = 0.5;
    private static final int TRIES = 24;

    /** Of all who ever signed up, those who count as having done so lately. */
    private static final int NEWCOMERS_ONE_IN = 20;

    private final SeededRandom random;
    private final DailyQuotas quotas;
    private final List<PlannedWallet> wallets = new ArrayList<>();
    private final Map<LocalDate, List<PlannedWallet>> resumptions = new HashMap<>();
    private int residents;
    private int nonResidents;

    WalletHolders(DailyQuotas quotas, SeededRandom random) {
        this.quotas = quotas;
        this.random = random;
    }

    void plan(MomentBuilder moment) {
        if (!moment.isMorning()) {
            return;
        }
        resume(moment);
        suspend(moment);
        int day = DailyQuotas.index(moment.date());
        long fromOutside = quotas.nonResidents[day];
        fromOutside += close(moment, Residency.NON_RESIDENT, nonResidents);
        fromOutside += move(moment, Residency.RESIDENT, random.times(nonResidents * MOVES_PER_DAY));
        int leaving = random.times(residents * MOVES_PER_DAY);
        fromOutside -= move(moment, Residency.NON_RESIDENT, (int) Math.min(leaving, fromOutside));
        close(moment, Residency.RESIDENT, residents);
        open(moment, Residency.NON_RESIDENT, fromOutside);
        open(moment, Residency.RESIDENT, quotas.residents[day]);
    }

    /**
     * Somebody to whom {@code wanted} applies, found by chance, early users more often; null when
     * nobody was found after a fair number of tries.
     */
    @Nullable PlannedWallet find(Predicate<PlannedWallet> wanted) {
        for (int i = 0; i < TRIES && !wallets.isEmpty(); i++) {
            PlannedWallet wallet = some();
            if (wanted.test(wallet)) {
                return wallet;
            }
        }
        return null;
    }

    /** As {@link #find}, but looks at everybody before it gives up. */
    @Nullable PlannedWallet findAny(Predicate<PlannedWallet> wanted) {
        PlannedWallet found = find(wanted);
        if (found != null || wallets.isEmpty()) {
            return found;
        }
        int from = random.below(wallets.size());
        for (int i = 0; i < wallets.size(); i++) {
            PlannedWallet wallet = wallets.get((from + i) % wallets.size());
            if (wanted.test(wallet)) {
                return wallet;
            }
        }
        return null;
    }

    /** Somebody who signed up lately and to whom {@code wanted} applies, or null. */
    @Nullable PlannedWallet findNewcomer(Predicate<PlannedWallet> wanted) {
        int newcomers = Math.min(wallets.size(), 10 + wallets.size() / NEWCOMERS_ONE_IN);
        for (int i = 0; i < TRIES && newcomers > 0; i++) {
            PlannedWallet wallet = wallets.get(wallets.size() - 1 - random.below(newcomers));
            if (wanted.test(wallet)) {
                return wallet;
            }
        }
        return null;
    }

    private PlannedWallet some() {
        double early = random.fraction() * (0.5 + 0.5 * random.fraction());
        return wallets.get((int) (early * wallets.size()));
    }

    private void open(MomentBuilder moment, Residency residency, long count) {
        for (long i = 0; i < count; i++) {
            open(moment, residency, false);
            if (random.percent(CORPORATE_PERCENT)) {
                open(moment, residency, true); // a nursery, a firm: counted among no people
            }
        }
    }

    private void open(MomentBuilder moment, Residency residency, boolean corporate) {
        PlannedWallet wallet =
                new PlannedWallet(
                        "%06d".formatted(wallets.size() + 1), residency, corporate, moment.date());
        wallets.add(wallet);
        count(wallet, 1);
        HolderRef holder = new HolderRef("holder:" + wallet.name);
        moment.send(wallet, new OpenWallet(wallet.walletId, holder, residency, corporate));
    }

    private int close(MomentBuilder moment, Residency residency, int of) {
        int closed = 0;
        for (int i = random.times(of * CLOSINGS_PER_DAY); i > 0; i--) {
            PlannedWallet wallet = find(one -> isPerson(one, residency, moment));
            if (wallet != null) {
                count(wallet, -1);
                wallet.closed = true;
                wallet.lots.clear();
                moment.send(wallet, new CloseWallet(wallet.walletId));
                closed++;
            }
        }
        return closed;
    }

    private int move(MomentBuilder moment, Residency to, int wanted) {
        int moved = 0;
        for (int i = 0; i < wanted; i++) {
            PlannedWallet wallet =
                    find(one -> one.residency != to && isPerson(one, one.residency, moment));
            if (wallet != null) {
                count(wallet, -1);
                wallet.residency = to;
                count(wallet, 1);
                moment.send(wallet, new ChangeResidency(wallet.walletId, to));
                moved++;
            }
        }
        return moved;
    }

    private void suspend(MomentBuilder moment) {
        for (int i = random.times(residents * SUSPENSIONS_PER_DAY); i > 0; i--) {
            PlannedWallet wallet = find(one -> isPerson(one, Residency.RESIDENT, moment));
            if (wallet != null) {
                wallet.suspended = true;
                moment.send(wallet, new SuspendWallet(wallet.walletId, "phone lost"));
                LocalDate until = moment.date().plusDays(random.between(1, 9));
                resumptions.computeIfAbsent(until, date -> new ArrayList<>()).add(wallet);
            }
        }
    }

    private void resume(MomentBuilder moment) {
        List<PlannedWallet> due = resumptions.remove(moment.date());
        if (due != null) {
            for (PlannedWallet wallet : due) {
                wallet.suspended = false;
                moment.send(wallet, new ResumeWallet(wallet.walletId));
            }
        }
    }

    private static boolean isPerson(
            PlannedWallet wallet, Residency residency, MomentBuilder moment) {
        return !wallet.corporate && wallet.residency == residency && wallet.isFree(moment.number());
    }

    private void count(PlannedWallet wallet, int by) {
        if (!wallet.corporate && wallet.residency == Residency.RESIDENT) {
            residents += by;
        } else if (!wallet.corporate) {
            nonResidents += by;
        }
    }
}
