package jp.nagaokapay.ledger.campaign.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.EarningEngine;
import jp.nagaokapay.ledger.campaign.earning.EarningMemory;
import jp.nagaokapay.ledger.campaign.earning.EarningMemory.PersonKey;
import jp.nagaokapay.ledger.campaign.earning.EvaluatedOccasion;
import jp.nagaokapay.ledger.campaign.earning.FollowedEvents;
import jp.nagaokapay.ledger.campaign.earning.KnownFact;
import jp.nagaokapay.ledger.campaign.earning.LotteryTicket;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Earns;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Lowers;
import jp.nagaokapay.ledger.campaign.earning.PersonOccurrences;
import jp.nagaokapay.ledger.campaign.earning.Prerequisites;
import jp.nagaokapay.ledger.campaign.earning.RunningCampaign;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/**
 * One simulation on its way through the log. The engine's memory is made anew for each page and
 * given only what the page needs, so that it does not grow with occasions that nobody undoes.
 */
final class SimulationRun {
    private static final CampaignId SIMULATED = new CampaignId("campaign:simulation");

    /** Public, so that anybody may draw the same lots again. */
    private static final byte[] SEED = "nagaokapay simulation".getBytes(StandardCharsets.UTF_8);

    private final CampaignRules rules;
    private final RunningCampaign running;
    private final Map<String, KnownFact> facts;
    private final Map<PersonKey, PersonOccurrences> occurrences = new HashMap<>();
    private final Map<String, EvaluatedOccasion> occasions = new HashMap<>();
    private final Set<String> undone;
    private final SimulatedBudget budget;
    private final SimulatedBudget unlimited;
    private final SimulationCount count;
    private int people;

    /**
     * @param facts what was known at {@code from}
     * @param undone the occasions that will be refunded or reversed
     */
    SimulationRun(
            CampaignRules draft,
            Instant from,
            Instant to,
            Map<String, KnownFact> facts,
            Set<String> undone) {
        rules = ShiftedRules.to(from, to, draft);
        running = new RunningCampaign(SIMULATED, 1, rules, to);
        this.facts = facts;
        this.undone = undone;
        budget = new SimulatedBudget(rules.caps(), rules.budget().amount(), undone);
        unlimited = new SimulatedBudget(rules.caps(), Long.MAX_VALUE, undone);
        count = new SimulationCount(rules);
    }

    /** The next events of the log. */
    void follow(List<LedgerEvent> events) {
        EarningMemory memory = recall(FollowedEvents.needs(events));
        EarningEngine engine =
                new EarningEngine(
                        memory,
                        (_, occasionId) -> LotteryTicket.of(SEED, occasionId),
                        List.of(running),
                        this::seen);
        for (LedgerEvent event : events) {
            engine.evaluate(event)
                    .forEach(outcome -> {
                        switch (outcome) {
                            case Earns e -> earns(e);
                            case Lowers e -> lowers(e);
                        }
                    });
        }
        keep(memory);
    }

    SimulationResult result() {
        return count.result(budget, unlimited.spent());
    }

    private void seen(Occasion occasion) {
        if (occasion.trigger() == rules.trigger() && running.openAt(occasion.at())) {
            count.lookedAt();
        }
    }

    private void earns(Earns e) {
        unlimited.take(e.occasion(), e.worth());
        count.earned(e.occasion().at(), budget.take(e.occasion(), e.worth()));
    }

    private void lowers(Lowers e) {
        unlimited.lower(e.occasionId(), e.worth());
        count.lowered(e.at(), budget.lower(e.occasionId(), e.worth()));
    }

    private EarningMemory recall(Prerequisites needs) {
        EarningMemory memory = new EarningMemory();
        memory.recall(SIMULATED, people);
        needs.facts()
                .forEach(id -> {
                    KnownFact fact = facts.get(id);
                    if (fact != null) {
                        memory.recall(id, fact);
                    }
                });
        needs.wallets()
                .forEach(wallet -> {
                    PersonKey key = new PersonKey(SIMULATED, wallet);
                    PersonOccurrences before = occurrences.get(key);
                    if (before != null) {
                        memory.recall(key, before);
                    }
                });
        needs.undone()
                .forEach(id -> {
                    EvaluatedOccasion before = occasions.get(id);
                    if (before != null) {
                        memory.recall(before);
                    }
                });
        return memory;
    }

    private void keep(EarningMemory memory) {
        facts.putAll(memory.learntFacts());
        occurrences.putAll(memory.learntOccurrences());
        people = memory.learntPeople().getOrDefault(SIMULATED, people);
        memory.learntOccasions().stream()
                .filter(one -> undone.contains(one.occasionId()))
                .forEach(one -> occasions.put(one.occasionId(), one));
    }
}
