package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Earns;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Lowers;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** What occasions are worth in the campaigns that run, and less after a refund or reversal. */
final class OccasionEvaluation {
    private static final Comparator<Candidate> FIRST_IN_GROUP =
            Comparator.comparingInt((Candidate one) -> one.stacking().priority())
                    .thenComparing(one -> one.running.campaignId().value());

    private final EarningMemory memory;
    private final LotteryDraws draws;
    private final List<RunningCampaign> campaigns;

    OccasionEvaluation(EarningMemory memory, LotteryDraws draws, List<RunningCampaign> campaigns) {
        this.memory = memory;
        this.draws = draws;
        this.campaigns = campaigns;
    }

    List<Outcome> earn(Occasion occasion) {
        List<Candidate> candidates = new ArrayList<>();
        for (RunningCampaign one : campaigns) {
            if (one.openAt(occasion.at()) && one.rules().concerns(occasion)) {
                Candidate candidate = candidate(one, occasion);
                if (candidate != null) {
                    candidates.add(candidate);
                }
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Candidate> first = firstOfGroups(candidates);
        for (Candidate one : candidates) {
            Stacking stacking = one.running.rules().stacking();
            if (stacking == null || one.equals(first.get(stacking.exclusiveGroup()))) {
                outcomes.add(earned(one, occasion));
            } else if (one.running.rules().countsOccurrences()) {
                remember(one.running, occasion, one.ticket, Points.ZERO);
            }
        }
        return outcomes;
    }

    /** Takes so much off what an occasion earned from. */
    List<Outcome> lower(
            String occasionId, String reference, Yen amountBack, Yen paidBack, Instant at) {
        List<Outcome> outcomes = new ArrayList<>();
        for (EvaluatedOccasion before : memory.evaluated(occasionId)) {
            EvaluatedOccasion after = before.worthLess(before.basis().less(amountBack, paidBack));
            memory.learn(after);
            if (!after.worth().equals(before.worth())) {
                outcomes.add(
                        new Lowers(
                                before.campaignId(),
                                before.walletId(),
                                occasionId,
                                reference,
                                after.worth(),
                                at));
            }
        }
        return outcomes;
    }

    /** From here on as if the occasion had not been. */
    void uncount(String occasionId) {
        for (EvaluatedOccasion one : memory.evaluated(occasionId)) {
            if (one.rules().countsOccurrences()) {
                PersonOccurrences counted = memory.occurrences(one.campaignId(), one.walletId());
                memory.learn(one.campaignId(), one.walletId(), counted.minus(one.on()));
            }
        }
    }

    /** Counts the occasion; null when it earns nothing. */
    private @Nullable Candidate candidate(RunningCampaign one, Occasion occasion) {
        CampaignRules rules = one.rules();
        int ticket =
                rules.reward() instanceof Reward.Lottery
                        ? draws.ticket(one.campaignId(), occasion.id())
                        : 0;
        OccurrenceCount count = OccurrenceCount.FIRST;
        if (rules.countsOccurrences()) {
            LocalDate on = BusinessDate.of(occasion.at());
            PersonOccurrences counted =
                    memory.occurrences(one.campaignId(), occasion.walletId()).plus(on);
            memory.learn(one.campaignId(), occasion.walletId(), counted);
            count = counted.count(on, memory.people(one.campaignId()) + 1);
        }
        Points worth = rules.admits(count) ? rules.worth(occasion.basis(), ticket) : Points.ZERO;
        if (worth.isZero()) {
            if (rules.countsOccurrences()) {
                remember(one, occasion, ticket, Points.ZERO);
            }
            return null;
        }
        return new Candidate(one, ticket, worth);
    }

    /** Of each exclusive group the one that gives points. */
    private static Map<String, Candidate> firstOfGroups(List<Candidate> candidates) {
        Map<String, Candidate> first = new HashMap<>();
        candidates.stream()
                .filter(one -> one.running.rules().stacking() != null)
                .sorted(FIRST_IN_GROUP)
                .forEach(one -> first.putIfAbsent(one.stacking().exclusiveGroup(), one));
        return first;
    }

    private Earns earned(Candidate one, Occasion occasion) {
        RunningCampaign running = one.running;
        if (running.rules().countsOccurrences()) {
            PersonOccurrences counted =
                    memory.occurrences(running.campaignId(), occasion.walletId());
            if (counted.place() == null) {
                int place = memory.people(running.campaignId()) + 1;
                memory.learn(running.campaignId(), place);
                memory.learn(running.campaignId(), occasion.walletId(), counted.at(place));
            }
        }
        remember(running, occasion, one.ticket, one.worth);
        return new Earns(running.campaignId(), running.rules(), occasion, one.worth);
    }

    private void remember(RunningCampaign one, Occasion occasion, int ticket, Points worth) {
        memory.learn(
                new EvaluatedOccasion(
                        one.campaignId(),
                        one.version(),
                        one.rules(),
                        occasion.walletId(),
                        occasion.id(),
                        occasion.basis(),
                        ticket,
                        worth,
                        BusinessDate.of(occasion.at())));
    }

    private record Candidate(RunningCampaign running, int ticket, Points worth) {
        Stacking stacking() {
            Stacking stacking = running.rules().stacking();
            return stacking == null ? new Stacking(0, "-") : stacking;
        }
    }
}
