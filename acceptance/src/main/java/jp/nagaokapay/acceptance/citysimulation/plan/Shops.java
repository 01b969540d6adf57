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

    private final Dice dice;
    private final Quotas quotas;
    private final List<Shop> open = new ArrayList<>();
    private final List<Shop> joining = new ArrayList<>();
    private final Map<LocalDate, List<Shop>> resumptions = new HashMap<>();
    private int known;

    Shops(Quotas quotas, Dice dice) {
        this.quotas = quotas;
        this.dice = dice;
    }

    void plan(Now now) {
        switch (now.slot()) {
            case MORNING -> {
                leaveAndJoin(now);
                resumeAndSuspend(now);
            }
            case NOON -> joining.forEach(shop -> send(now, shop, new ApproveMerchant(id(shop))));
            case AFTER_NOON -> joining.forEach(shop -> enrol(now, shop));
            case EVENING -> {
                open.addAll(joining);
                joining.clear();
            }
        }
    }

    /** A shop that takes payments, a few of them much more often; null when there is none. */
    @Nullable Shop some() {
        if (open.isEmpty()) {
            return null;
        }
        double popular = dice.fraction() * dice.fraction();
        return open.get((int) (popular * open.size()));
    }

    private void leaveAndJoin(Now now) {
        long wanted =
                now.date().equals(Timetable.PREPARATION)
                        ? quotas.shopsAtOpening
                        : quotas.shops[Quotas.index(now.date())];
        for (int i = dice.times(open.size() * WITHDRAWALS_PER_DAY); i > 0; i--) {
            if (open.size() > OPEN_MIN) {
                Shop leaving = open.remove(dice.below(open.size()));
                send(now, leaving, new WithdrawMerchant(id(leaving)));
                wanted++;
            }
        }
        for (long i = 0; i < wanted; i++) {
            known++;
            Shop shop = new Shop(known);
            joining.add(shop);
            String account = "account:%04d".formatted(known);
            send(now, shop, new RegisterMerchant(id(shop), shop.profile, account));
        }
    }

    private void resumeAndSuspend(Now now) {
        List<Shop> due = resumptions.remove(now.date());
        if (due != null) {
            due.forEach(shop -> send(now, shop, new ResumeMerchant(id(shop))));
        }
        int suspensions = dice.times(open.size() * SUSPENSIONS_PER_DAY);
        LocalDate latest = now.date().plusDays(SUSPENDED_DAYS_MAX);
        boolean endsInTime = FiscalYear.of(now.date()).contains(latest);
        for (int i = 0; i < suspensions && endsInTime && open.size() > OPEN_MIN; i++) {
            Shop shop = open.remove(dice.below(open.size()));
            send(now, shop, new SuspendMerchant(id(shop), "inspection"));
            LocalDate until = now.date().plusDays(dice.between(2, SUSPENDED_DAYS_MAX));
            resumptions.computeIfAbsent(until, date -> new ArrayList<>()).add(shop);
        }
        if (due != null) {
            open.addAll(due);
        }
    }

    private static void enrol(Now now, Shop shop) {
        send(now, shop, new EnrolTerminal(id(shop), shop.terminalId, "counter"));
    }

    private static MerchantId id(Shop shop) {
        return shop.merchantId;
    }

    private static void send(Now now, Shop shop, LedgerCommand<?> command) {
        now.send(shop.merchantId.value(), command);
    }
}
