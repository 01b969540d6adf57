package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;

/** A campaign as the planner follows it, from its approval on. */
final class Run {
    final PlannedCampaign campaign;
    private final CampaignRules rules;
    private final Map<Purse, Standing> standings = new HashMap<>();
    private final Map<String, Incentive> incentives = new HashMap<>();
    private final Map<LocalDate, List<Incentive>> waiting = new HashMap<>();
    private Stage stage = Stage.LIVE;
    private long granted;

    /** For payments that are authorized and may be captured soon. */
    private long reserved;

    /** Came back at this moment, in whatever order with what is granted at it. */
    private long comingBack;

    private long cameLate;

    Run(PlannedCampaign campaign) {
        this.campaign = campaign;
        this.rules = campaign.rules();
    }

    private enum Stage {
        LIVE,
        /** The budget may not hold the next grant. */
        SPENT,
        /** Being ended at this moment. */
        ENDING,
        ENDED
    }

    /** Begins a moment; says whether the manager ends the campaign at it. */
    boolean begin(Now now) {
        granted -= comingBack;
        comingBack = 0;
        if (stage == Stage.ENDING) {
            stage = Stage.ENDED;
        }
        if (now.slot() == Timetable.Slot.AFTER_NOON) {
            return false; // what was authorized at noon may still be captured
        }
        reserved = 0;
        if (stage == Stage.SPENT && rules.openAt(now.at())) {
            stage = Stage.ENDING;
        }
        return stage == Stage.ENDING;
    }

    /** Whether it may happen at this moment: not when it might earn the last of the budget. */
    boolean admits(Occasion occasion) {
        if (stage == Stage.ENDED || !rules.concerns(occasion)) {
            return true;
        }
        if (granted + reserved + most(occasion) >= rules.budget().amount()) {
            stage = stage == Stage.LIVE ? Stage.SPENT : stage;
        }
        return stage == Stage.LIVE;
    }

    /** Holds the points back that an admitted payment may earn when it is captured. */
    void reserve(Occasion occasion) {
        if (stage == Stage.LIVE && rules.concerns(occasion)) {
            reserved += most(occasion);
        }
    }

    /** The points that arrive for it at once. */
    long earn(Purse purse, Occasion occasion, LocalDate date) {
        boolean over = stage == Stage.ENDING || stage == Stage.ENDED;
        if (over || !rules.concerns(occasion)) {
            return 0;
        }
        Standing standing = standings.computeIfAbsent(purse, _ -> new Standing());
        OccurrenceCount turn = standing.next(date);
        Points worth = rules.admits(turn) ? rules.worth(occasion.basis(), 0) : Points.ZERO;
        Incentive incentive = new Incentive(purse, occasion.id(), date, occasion.basis(), worth);
        incentives.put(occasion.id(), incentive);
        incentive.points = rules.caps().allow(worth, standing.earned(date)).amount();
        if (incentive.points == 0) {
            return 0;
        }
        standing.earn(date, incentive.points);
        granted += incentive.points;
        if (granted >= rules.budget().amount()) {
            throw new IllegalStateException("the last points of " + rules.name());
        }
        LocalDate grantOn = rules.points().grantedOn(date);
        if (grantOn.isAfter(date)) {
            waiting.computeIfAbsent(grantOn, _ -> new ArrayList<>()).add(incentive);
            return 0;
        }
        return arrive(incentive);
    }

    /** Points taken out of wallets, since this was last asked, when they returned to their lots. */
    long cameLate() {
        long since = cameLate;
        cameLate = 0;
        return since;
    }

    /** The points whose day has come; a closed wallet takes none. */
    long release(LocalDate date) {
        List<Incentive> due = waiting.remove(date);
        long arrived = 0;
        for (Incentive incentive : due == null ? List.<Incentive>of() : due) {
            if (incentive.purse.closed) {
                comeBack(incentive, incentive.points);
                incentive.points = 0;
            } else if (incentive.points > 0) {
                arrived += arrive(incentive);
            }
        }
        return arrived;
    }

    /** The points that are taken out of the wallet because of a refund. */
    long refunded(String occasionId, Yen amountBack, Yen paidBack, LocalDate today) {
        Incentive incentive = incentives.get(occasionId);
        return incentive == null ? 0 : lower(incentive, amountBack, paidBack, today);
    }

    /** The same for a charge that is undone; it does not count as a turn either. */
    long reversed(String occasionId, Yen amount, LocalDate today) {
        Incentive incentive = incentives.get(occasionId);
        if (incentive == null) {
            return 0;
        }
        standing(incentive).undo(incentive.earnedOn);
        return lower(incentive, amount, amount, today);
    }

    private long lower(Incentive incentive, Yen amountBack, Yen paidBack, LocalDate today) {
        incentive.basis = incentive.basis.less(amountBack, paidBack);
        incentive.worth = rules.worth(incentive.basis, 0).min(incentive.worth);
        long back = incentive.points - Math.min(incentive.points, incentive.worth.amount());
        incentive.points -= back;
        if (incentive.lot == null) {
            comeBack(incentive, back);
            return 0;
        }
        long taken = incentive.purse.lots.takeFrom(incentive.lot, back, today);
        comeBack(incentive, taken);
        incentive.lot.owe(
                back - taken,
                late -> {
                    comeBack(incentive, late);
                    cameLate += late;
                });
        return taken;
    }

    private long arrive(Incentive incentive) {
        GrantId grant = GrantId.of(campaign.campaignId().value(), incentive.occasionId);
        incentive.lot =
                incentive.purse.lots.add(
                        LotId.of(grant),
                        incentive.points,
                        true,
                        rules.points().lastDay(incentive.earnedOn));
        return incentive.points;
    }

    /** To the budget from the next moment on, and to what the person may still earn. */
    private void comeBack(Incentive incentive, long points) {
        comingBack += points;
        standing(incentive).earn(incentive.earnedOn, -points);
    }

    private Standing standing(Incentive incentive) {
        return standings.computeIfAbsent(incentive.purse, _ -> new Standing());
    }

    private long most(Occasion occasion) {
        Points worth = rules.worth(occasion.basis(), 0);
        return rules.caps().allow(worth, Caps.Earned.NOTHING).amount();
    }
}
