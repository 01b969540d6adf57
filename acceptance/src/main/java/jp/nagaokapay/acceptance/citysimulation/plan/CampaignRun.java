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

/** The planner's own model of a campaign, from its approval on. */
final class CampaignRun {
    final PlannedCampaign campaign;
    private final CampaignRules rules;
    private final Map<PlannedWallet, Participation> participations = new HashMap<>();
    private final Map<String, PlannedGrant> grants = new HashMap<>();
    private final Map<LocalDate, List<PlannedGrant>> waiting = new HashMap<>();
    private Stage stage = Stage.LIVE;
    private long granted;

    /** For payments that are authorized and may be captured soon. */
    private long reserved;

    /** Taken back at this moment; the order relative to this moment's grants is not determined. */
    private long comingBack;

    private long cameLate;

    CampaignRun(PlannedCampaign campaign) {
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
    boolean begin(MomentBuilder moment) {
        granted -= comingBack;
        comingBack = 0;
        if (stage == Stage.ENDING) {
            stage = Stage.ENDED;
        }
        if (moment.slot() == Timetable.Slot.AFTER_NOON) {
            return false; // what was authorized at noon may still be captured
        }
        reserved = 0;
        if (stage == Stage.SPENT && rules.openAt(moment.at())) {
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
    long earn(PlannedWallet wallet, Occasion occasion, LocalDate date) {
        boolean over = stage == Stage.ENDING || stage == Stage.ENDED;
        if (over || !rules.concerns(occasion)) {
            return 0;
        }
        Participation participation =
                participations.computeIfAbsent(wallet, _ -> new Participation());
        OccurrenceCount turn = participation.next(date);
        Points worth = rules.admits(turn) ? rules.worth(occasion.basis(), 0) : Points.ZERO;
        PlannedGrant grant = new PlannedGrant(wallet, occasion.id(), date, occasion.basis(), worth);
        grants.put(occasion.id(), grant);
        grant.points = rules.caps().allow(worth, participation.earned(date)).amount();
        if (grant.points == 0) {
            return 0;
        }
        participation.earn(date, grant.points);
        granted += grant.points;
        if (granted >= rules.budget().amount()) {
            throw new IllegalStateException("the last points of " + rules.name());
        }
        LocalDate grantOn = rules.points().grantedOn(date);
        if (grantOn.isAfter(date)) {
            waiting.computeIfAbsent(grantOn, _ -> new ArrayList<>()).add(grant);
            return 0;
        }
        return arrive(grant);
    }

    /** Points taken out of wallets, since this was last asked, when they returned to their lots. */
    long cameLate() {
        long since = cameLate;
        cameLate = 0;
        return since;
    }

    /** The points whose day has come; a closed wallet takes none. */
    long release(LocalDate date) {
        List<PlannedGrant> due = waiting.remove(date);
        long arrived = 0;
        for (PlannedGrant grant : due == null ? List.<PlannedGrant>of() : due) {
            if (grant.wallet.closed) {
                comeBack(grant, grant.points);
                grant.points = 0;
            } else if (grant.points > 0) {
                arrived += arrive(grant);
            }
        }
        return arrived;
    }

    /** The points that are taken out of the wallet because of a refund. */
    long refunded(String occasionId, Yen amountBack, Yen paidBack, LocalDate today) {
        PlannedGrant grant = grants.get(occasionId);
        return grant == null ? 0 : lower(grant, amountBack, paidBack, today);
    }

    /** The same for a charge that is undone; it does not count as an occurrence either. */
    long reversed(String occasionId, Yen amount, LocalDate today) {
        PlannedGrant grant = grants.get(occasionId);
        if (grant == null) {
            return 0;
        }
        participation(grant).undo(grant.earnedOn);
        return lower(grant, amount, amount, today);
    }

    private long lower(PlannedGrant grant, Yen amountBack, Yen paidBack, LocalDate today) {
        grant.basis = grant.basis.less(amountBack, paidBack);
        grant.worth = rules.worth(grant.basis, 0).min(grant.worth);
        long back = grant.points - Math.min(grant.points, grant.worth.amount());
        grant.points -= back;
        if (grant.lot == null) {
            comeBack(grant, back);
            return 0;
        }
        long taken = grant.wallet.lots.takeFrom(grant.lot, back, today);
        comeBack(grant, taken);
        grant.lot.owe(
                back - taken,
                late -> {
                    comeBack(grant, late);
                    cameLate += late;
                });
        return taken;
    }

    private long arrive(PlannedGrant grant) {
        GrantId grantId = GrantId.of(campaign.campaignId().value(), grant.occasionId);
        grant.lot =
                grant.wallet.lots.add(
                        LotId.of(grantId),
                        grant.points,
                        true,
                        rules.points().lastDay(grant.earnedOn));
        return grant.points;
    }

    /** To the budget from the next moment on, and to what the person may still earn. */
    private void comeBack(PlannedGrant grant, long points) {
        comingBack += points;
        participation(grant).earn(grant.earnedOn, -points);
    }

    private Participation participation(PlannedGrant grant) {
        return participations.computeIfAbsent(grant.wallet, _ -> new Participation());
    }

    private long most(Occasion occasion) {
        Points worth = rules.worth(occasion.basis(), 0);
        return rules.caps().allow(worth, Caps.Earned.NOTHING).amount();
    }
}
