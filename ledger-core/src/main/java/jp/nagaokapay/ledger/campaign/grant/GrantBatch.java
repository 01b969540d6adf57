package jp.nagaokapay.ledger.campaign.grant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RecoverAllocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.jspecify.annotations.Nullable;

/** The earned points that a batch of events is about, and the commands that follow from it. */
final class GrantBatch {
    private final EarnedPointsStore store;
    private final PolicyCommands commands;
    private final Map<EarnedPoints.Key, EarnedPoints> known = new HashMap<>();
    private final Set<EarnedPoints.Key> changed = new LinkedHashSet<>();
    private final Map<Map.Entry<CampaignId, LocalDate>, Boolean> releases = new HashMap<>();

    GrantBatch(EarnedPointsStore store, PolicyCommands commands, Set<EarnedPoints.Key> keys) {
        this.store = store;
        this.commands = commands;
        if (!keys.isEmpty()) {
            store.find(keys).forEach(one -> known.put(one.key(), one));
        }
    }

    void allocated(BudgetAllocated e) {
        e.entries().stream()
                .filter(entry -> !entry.points().isZero())
                .forEach(entry -> allocated(e, entry));
    }

    private void allocated(BudgetAllocated e, Allocation entry) {
        EarnedPoints before = known.get(new EarnedPoints.Key(e.campaignId(), entry.occasionId()));
        if (before != null && before.expiresOn() != null) {
            return; // delivered again, and done before
        }
        EarnedPoints earned =
                put(
                        new EarnedPoints(
                                e.campaignId(),
                                entry.occasionId(),
                                entry.walletId(),
                                entry.points(),
                                before == null ? null : before.atMost(),
                                before == null ? null : before.reference(),
                                entry.at(),
                                entry.expiresOn(),
                                e.restriction(),
                                entry.grantOn(),
                                false));
        earned = shrink(earned, e.occurredAt());
        if (entry.grantOn() == null || isReleased(e.campaignId(), entry.grantOn())) {
            grant(earned, entry.at());
        }
    }

    private boolean isReleased(CampaignId campaignId, LocalDate grantOn) {
        return releases.computeIfAbsent(
                Map.entry(campaignId, grantOn), _ -> store.isReleased(campaignId, grantOn));
    }

    void released(GrantsReleased e) {
        store.released(e.campaignId(), e.grantOn());
        releases.put(Map.entry(e.campaignId(), e.grantOn()), true);
        store.waiting(e.campaignId(), e.grantOn())
                .forEach(one -> known.putIfAbsent(one.key(), one));
        List.copyOf(known.values()).stream()
                .filter(one ->
                        !one.sent()
                                && one.campaignId().equals(e.campaignId())
                                && e.grantOn().equals(one.grantOn()))
                .forEach(one -> grant(one, e.occurredAt()));
    }

    void returned(AllocationReturned e) {
        EarnedPoints earned = known.get(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
        if (earned != null) {
            put(earned.holding(Points.ZERO));
        }
    }

    void lowered(EarningLowered e) {
        EarnedPoints before = known.get(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
        EarnedPoints earned =
                before != null
                        ? before
                        : new EarnedPoints(
                                e.campaignId(),
                                e.occasionId(),
                                e.walletId(),
                                Points.ZERO,
                                null,
                                null,
                                e.occurredAt(),
                                null,
                                null,
                                null,
                                false);
        shrink(put(earned.worth(e.worth(), e.reference())), e.occurredAt());
    }

    /** What came back is in the budget again; what had been spent is the campaign's loss. */
    void takenBack(CampaignId campaignId, PointsTakenBack e) {
        if (e.points().isZero()) {
            return;
        }
        EarnedPoints earned = known.get(new EarnedPoints.Key(campaignId, e.occasionId()));
        // where the earning is deleted already, its return counts on the day it came
        Instant earnedAt = earned == null ? e.occurredAt() : earned.earnedAt();
        commands.send(
                new RecoverAllocation(
                        campaignId,
                        e.walletId(),
                        e.occasionId(),
                        e.reference(),
                        earnedAt,
                        e.points(),
                        e.occurredAt()));
    }

    void keep() {
        store.write(changed.stream().map(key -> requireNonNull(known.get(key))).toList());
    }

    private EarnedPoints put(EarnedPoints earned) {
        known.put(earned.key(), earned);
        changed.add(earned.key());
        return earned;
    }

    private void grant(EarnedPoints earned, Instant at) {
        put(earned.onItsWay());
        if (!earned.points().isZero()) {
            commands.send(earned.grant(at), _ -> earned.giveUp());
        }
    }

    /** Takes off what the occasion is no longer worth. */
    private EarnedPoints shrink(EarnedPoints earned, Instant at) {
        Points back = earned.points().minus(earned.kept());
        if (back.isZero()) {
            return earned;
        }
        String reference = requireNonNull(earned.reference());
        if (earned.sent()) {
            Instant notBefore = laterOf(at, earned.grantOn());
            commands.send(earned.takeBack(reference, back, notBefore), _ -> null);
        } else {
            commands.send(
                    new RecoverAllocation(
                            earned.campaignId(),
                            earned.walletId(),
                            earned.occasionId(),
                            reference,
                            earned.earnedAt(),
                            back,
                            at));
        }
        return put(earned.holding(earned.kept()));
    }

    /** Points are not taken back on a day before they came, however late the refund is heard of. */
    private static Instant laterOf(Instant at, @Nullable LocalDate grantOn) {
        Instant came = grantOn == null ? at : BusinessDate.startOf(grantOn);
        return at.isBefore(came) ? came : at;
    }
}
