package jp.nagaokapay.ledger.campaign.grant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
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
@ProcessingGroup(CampaignProcessors.GRANT)
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
        Set<EarnedPoints.Key> keys =
                e.entries().stream()
                        .map(one -> new EarnedPoints.Key(e.campaignId(), one.occasionId()))
                        .collect(Collectors.toSet());
        gather(keys, batch -> batch.allocated(e));
    }

    @EventHandler
    void on(GrantsReleased e) {
        gather(Set.of(), batch -> batch.released(e));
    }

    @EventHandler
    void on(AllocationReturned e) {
        gather(key(e.campaignId(), e.occasionId()), batch -> batch.returned(e));
    }

    @EventHandler
    void on(EarningLowered e) {
        gather(key(e.campaignId(), e.occasionId()), batch -> batch.lowered(e));
    }

    @EventHandler
    void on(PointsTakenBack e) {
        if (CampaignId.isOne(e.source())) {
            CampaignId campaignId = new CampaignId(e.source());
            gather(key(campaignId, e.occasionId()), batch -> batch.takenBack(campaignId, e));
        }
    }

    private static Set<EarnedPoints.Key> key(CampaignId campaignId, String occasionId) {
        return Set.of(new EarnedPoints.Key(campaignId, occasionId));
    }

    private void gather(Set<EarnedPoints.Key> keys, Consumer<GrantBatch> step) {
        ProjectionWrites.<List<Step>>gather("grant", ArrayList::new, this::handle)
                .add(new Step(keys, step));
    }

    /** Reads at once what a batch is about, and writes it at once. */
    private void handle(List<Step> steps) {
        GrantBatch batch =
                new GrantBatch(
                        store,
                        commands,
                        steps.stream()
                                .flatMap(one -> one.keys.stream())
                                .collect(Collectors.toSet()));
        steps.forEach(one -> one.step.accept(batch));
        batch.keep();
    }

    /**
     * What one event asks for.
     *
     * @param keys which earned points it is about
     */
    private record Step(Set<EarnedPoints.Key> keys, Consumer<GrantBatch> step) {}
}
