package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import org.jspecify.annotations.Nullable;

/**
 * The shops: registered in the morning, approved at noon, open for payments with a terminal from
 * the next day. A shop that leaves is followed by another on the same day, a suspension ends within
 * its fiscal year: so as many take part at a year's end as the quotas say.
 */
final class Shops {
    private static final double SUSPENSIONS_PER_DAY = 0.0004;
    private static final double WITHDRAWALS_PER_DAY = 0.0002;
    private static final int SUSPENDED_DAYS_MAX = 14;

    /** With fewer than this many, none leaves. */
    private static final int OPEN_MIN = 2;

    private final SeededRandom random;
    private final DailyQuotas quotas;
    private final List<PlannedShop> open = new ArrayList<>();
    private final List<PlannedShop> joining = new ArrayList<>();
    private final Map<LocalDate, List<PlannedShop>> resumptions = new HashMap<>();
    private int known;

    Shops(DailyQuotas quotas, SeededRandom random) {
        this.quotas = quotas;
        this.random = random;
    }

    void plan(MomentBuilder moment) {
        switch (moment.slot()) {
            case MORNING -> {
                leaveAndJoin(moment);
                resumeAndSuspend(moment);
            }
            case NOON -> joining.forEach(shop -> send(moment, shop, new ApproveMerchant(id(shop))));
            case AFTER_NOON -> joining.forEach(shop -> enrol(moment, shop));
            case EVENING -> {
                open.addAll(joining);
                joining.clear();
            }
        }
    }

    /** A shop that takes payments, a few of them much more often; null when there is none. */
    @Nullable PlannedShop some() {
        if (open.isEmpty()) {
            return null;
        }
        double popular = random.fraction() * random.fraction();
        return open.get((int) (popular * open.size()));
    }

    private void leaveAndJoin(MomentBuilder moment) {
        long wanted =
                moment.date().equals(Timetable.PREPARATION)
                        ? quotas.shopsAtOpening
                        : quotas.shops[DailyQuotas.index(moment.date())];
        for (int i = random.times(open.size() * WITHDRAWALS_PER_DAY); i > 0; i--) {
            if (open.size() > OPEN_MIN) {
                PlannedShop leaving = open.remove(random.below(open.size()));
                send(moment, leaving, new WithdrawMerchant(id(leaving)));
                wanted++;
            }
        }
        for (long i = 0; i < wanted; i++) {
            known++;
            PlannedShop shop = new PlannedShop(known);
            joining.add(shop);
            String account = "account:%04d".formatted(known);
            send(moment, shop, new RegisterMerchant(id(shop), shop.profile, account));
        }
    }

    private void resumeAndSuspend(MomentBuilder moment) {
        List<PlannedShop> due = resumptions.remove(moment.date());
        if (due != null) {
            due.forEach(shop -> send(moment, shop, new ResumeMerchant(id(shop))));
        }
        int suspensions = random.times(open.size() * SUSPENSIONS_PER_DAY);
        LocalDate latest = moment.date().plusDays(SUSPENDED_DAYS_MAX);
        boolean endsInTime = FiscalYear.of(moment.date()).contains(latest);
        for (int i = 0; i < suspensions && endsInTime && open.size() > OPEN_MIN; i++) {
            PlannedShop shop = open.remove(random.below(open.size()));
            send(moment, shop, new SuspendMerchant(id(shop), "inspection"));
            LocalDate until = moment.date().plusDays(random.between(2, SUSPENDED_DAYS_MAX));
            resumptions.computeIfAbsent(until, date -> new ArrayList<>()).add(shop);
        }
        if (due != null) {
            open.addAll(due);
        }
    }

    private static void enrol(MomentBuilder moment, PlannedShop shop) {
        send(moment, shop, new EnrolTerminal(id(shop), shop.terminalId, "counter"));
    }

    private static MerchantId id(PlannedShop shop) {
        return shop.merchantId;
    }

    private static void send(MomentBuilder moment, PlannedShop shop, LedgerCommand<?> command) {
        moment.send(shop.merchantId.value(), command);
    }
}
