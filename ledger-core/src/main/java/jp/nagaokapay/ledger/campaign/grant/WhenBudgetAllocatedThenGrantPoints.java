package jp.nagaokapay.ledger.campaign.grant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Grants what was allocated, at once or on its day, and takes back what is worth less since. A
 * refund may come before the allocation, before the day, or after the grant; whatever comes first
 * in the log, the wallet ends with what the occasion is still worth.
 *
 * <p>A grant that the wallet refuses goes back to the budget; grant and return share one key in the
 * log, so a retry after a crash can never do both.
 */
@Component
@ProcessingGroup("policy-grant")
@DisallowReplay
public class WhenBudgetAllocatedThenGrantPoints {
    private final EarnedPointsStore store;
    private final PolicyCommands commands;

    public WhenBudgetAllocatedThenGrantPoints(EarnedPointsStore store, PolicyCommands commands) {
        this.store = store;
        this.commands = commands;
    }

    @EventHandler
    void on(BudgetAllocated e) {
        gather(e);
    }

    @EventHandler
    void on(GrantsReleased e) {
        gather(e);
    }

    @EventHandler
    void on(AllocationReturned e) {
        gather(e);
    }

    @EventHandler
    void on(EarningLowered e) {
        gather(e);
    }

    @EventHandler
    void on(PointsTakenBack e) {
        gather(e);
    }

    private void gather(LedgerEvent event) {
        ProjectionWrites.<List<LedgerEvent>>gather("grant", ArrayList::new, this::handle)
                .add(event);
    }

    private void handle(List<LedgerEvent> events) {
        Batch batch = new Batch(events);
        for (LedgerEvent event : events) {
            switch (event) {
                case BudgetAllocated e -> e.entries().forEach(entry -> batch.allocated(e, entry));
                case GrantsReleased e -> batch.released(e);
                case AllocationReturned e -> batch.returned(e);
                case EarningLowered e -> batch.lowered(e);
                case PointsTakenBack e -> batch.takenBack(e);
                default -> throw new IllegalStateException("not gathered: " + event.getClass());
            }
        }
        batch.keep();
    }

    /** The incentives that a batch is about, read at once and written at once. */
    private final class Batch {
        private final Map<EarnedPoints.Key, EarnedPoints> incentives = new HashMap<>();
        private final Set<EarnedPoints.Key> changed = new LinkedHashSet<>();
        private final Map<Map.Entry<CampaignId, LocalDate>, Boolean> releases = new HashMap<>();

        Batch(List<LedgerEvent> events) {
            Set<EarnedPoints.Key> keys = new HashSet<>();
            for (LedgerEvent event : events) {
                switch (event) {
                    case BudgetAllocated e ->
                            e.entries()
                                    .forEach(one ->
                                            keys.add(
                                                    new EarnedPoints.Key(
                                                            e.campaignId(), one.occasionId())));
                    case AllocationReturned e ->
                            keys.add(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
                    case EarningLowered e ->
                            keys.add(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
                    case PointsTakenBack e -> {
                        if (isCampaign(e.source())) {
                            keys.add(
                                    new EarnedPoints.Key(
                                            new CampaignId(e.source()), e.occasionId()));
                        }
                    }
                    default -> {
                        // is about no single incentive
                    }
                }
            }
            if (!keys.isEmpty()) {
                store.find(keys).forEach(one -> incentives.put(one.key(), one));
            }
        }

        void allocated(BudgetAllocated e, Allocation entry) {
            if (entry.points().isZero()) {
                return;
            }
            EarnedPoints before =
                    incentives.get(new EarnedPoints.Key(e.campaignId(), entry.occasionId()));
            if (before != null && before.expiresOn() != null) {
                return; // told again: this is done
            }
            EarnedPoints incentive =
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
            incentive = shrink(incentive, e.occurredAt());
            if (entry.grantOn() == null || isReleased(e.campaignId(), entry.grantOn())) {
                grant(incentive, entry.at());
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
                    .forEach(one -> incentives.putIfAbsent(one.key(), one));
            List.copyOf(incentives.values()).stream()
                    .filter(one ->
                            !one.sent()
                                    && one.campaignId().equals(e.campaignId())
                                    && e.grantOn().equals(one.grantOn()))
                    .forEach(one -> grant(one, e.occurredAt()));
        }

        void returned(AllocationReturned e) {
            EarnedPoints incentive =
                    incentives.get(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
            if (incentive != null) {
                put(incentive.holding(Points.ZERO));
            }
        }

        void lowered(EarningLowered e) {
            EarnedPoints before =
                    incentives.get(new EarnedPoints.Key(e.campaignId(), e.occasionId()));
            EarnedPoints incentive =
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
            shrink(put(incentive.worth(e.worth(), e.reference())), e.occurredAt());
        }

        /** What came back is in the budget again; what had been spent is the campaign's loss. */
        void takenBack(PointsTakenBack e) {
            if (!isCampaign(e.source()) || e.points().isZero()) {
                return;
            }
            CampaignId campaignId = new CampaignId(e.source());
            EarnedPoints incentive =
                    incentives.get(new EarnedPoints.Key(campaignId, e.occasionId()));
            // what came back to its lot long after may be forgotten here, and counts on that day
            Instant earnedAt = incentive == null ? e.occurredAt() : incentive.earnedAt();
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
            store.write(changed.stream().map(key -> requireNonNull(incentives.get(key))).toList());
        }

        private EarnedPoints put(EarnedPoints incentive) {
            incentives.put(incentive.key(), incentive);
            changed.add(incentive.key());
            return incentive;
        }

        private void grant(EarnedPoints incentive, Instant at) {
            put(incentive.onItsWay());
            if (!incentive.points().isZero()) {
                commands.send(incentive.grant(at), _ -> incentive.giveUp());
            }
        }

        /** Takes off what the occasion is no longer worth. */
        private EarnedPoints shrink(EarnedPoints incentive, Instant at) {
            Points back = incentive.points().minus(incentive.kept());
            if (back.isZero()) {
                return incentive;
            }
            String reference = requireNonNull(incentive.reference());
            if (incentive.sent()) {
                Instant notBefore = laterOf(at, incentive.grantOn());
                commands.send(incentive.takeBack(reference, back, notBefore), _ -> null);
            } else {
                recover(incentive, reference, back, at);
            }
            return put(incentive.holding(incentive.kept()));
        }

        private void recover(EarnedPoints incentive, String reference, Points points, Instant at) {
            commands.send(
                    new RecoverAllocation(
                            incentive.campaignId(),
                            incentive.walletId(),
                            incentive.occasionId(),
                            reference,
                            incentive.earnedAt(),
                            points,
                            at));
        }
    }

    /** Points are not taken back on a day before they came, however late the refund is heard of. */
    private static Instant laterOf(Instant at, @Nullable LocalDate grantOn) {
        Instant came = grantOn == null ? at : BusinessDate.startOf(grantOn);
        return at.isBefore(came) ? came : at;
    }

    private static boolean isCampaign(String source) {
        return source.startsWith("campaign:");
    }
}
