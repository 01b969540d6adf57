package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.ParticipationCommand;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Earn;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Lower;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Earns;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Lowers;
import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Lets what happens earn in every campaign that ran then, and what is refunded or reversed be worth
 * less. A batch of events is evaluated at its end, with its memory read and written at once.
 *
 * <p>Campaigns and occasions come from the same log in the same order: approval, a new version,
 * pause and resumption count by their place in it, so nothing earns in a campaign approved later;
 * the period, and an early end, count by the occasion's own time.
 */
@Component
@ProcessingGroup(CampaignProcessors.EARN)
@DisallowReplay
public class WhenSomethingHappensThenEarn {
    private final RulesStore rules;
    private final EarnStore store;
    private final LotteryDraws draws;
    private final PolicyCommands commands;

    public WhenSomethingHappensThenEarn(
            RulesStore rules, EarnStore store, LotteryDraws draws, PolicyCommands commands) {
        this.rules = rules;
        this.store = store;
        this.draws = draws;
        this.commands = commands;
    }

    @EventHandler
    void on(LedgerEvent e) {
        if (e instanceof CampaignEvent || FollowedEvents.include(e)) {
            ProjectionWrites.<List<LedgerEvent>>gather("earn", ArrayList::new, this::evaluate)
                    .add(e);
        }
    }

    /**
     * From one decision about a campaign to the next, with what is known of those that run then.
     */
    private void evaluate(List<LedgerEvent> events) {
        Instant earliest =
                events.stream().map(LedgerEvent::occurredAt).min(Instant::compareTo).orElseThrow();
        List<LedgerEvent> meanwhile = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event instanceof CampaignEvent decided) {
                rules.change(decided)
                        .ifPresent(change -> {
                            evaluate(meanwhile, rules.runningAt(earliest));
                            meanwhile.clear();
                            change.run();
                        });
            } else {
                meanwhile.add(event);
            }
        }
        evaluate(meanwhile, rules.runningAt(earliest));
    }

    private void evaluate(List<LedgerEvent> events, List<RunningCampaign> running) {
        if (events.isEmpty()) {
            return;
        }
        EarningMemory memory = store.recall(FollowedEvents.needs(events), running);
        EarningEngine engine = new EarningEngine(memory, draws, running);
        for (LedgerEvent event : events) {
            engine.evaluate(event).forEach(outcome -> commands.send(command(outcome)));
        }
        store.keep(memory);
    }

    private static ParticipationCommand command(Outcome outcome) {
        return switch (outcome) {
            case Earns e ->
                    new Earn(
                            ParticipationId.of(e.campaignId(), e.occasion().walletId()),
                            e.campaignId(),
                            e.occasion().walletId(),
                            e.occasion().id(),
                            e.worth(),
                            e.rules().caps(),
                            e.occasion().at());
            case Lowers e ->
                    new Lower(
                            ParticipationId.of(e.campaignId(), e.walletId()),
                            e.campaignId(),
                            e.walletId(),
                            e.occasionId(),
                            e.reference(),
                            e.worth(),
                            e.at());
        };
    }
}
