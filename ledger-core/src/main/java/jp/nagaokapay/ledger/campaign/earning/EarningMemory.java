package jp.nagaokapay.ledger.campaign.earning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of the past, as far as the events at hand {@linkplain Prerequisites need}
 * it. It notes what it learns, so that whoever keeps it can write only that. Not safe for use by
 * several threads.
 */
public final class EarningMemory {
    private final Map<String, KnownFact> facts = new HashMap<>();
    private final Map<PersonKey, PersonOccurrences> occurrences = new HashMap<>();
    private final Map<CampaignId, Integer> people = new HashMap<>();
    private final Map<String, Map<CampaignId, EvaluatedOccasion>> occasions = new HashMap<>();
    private final Set<String> changedFacts = new LinkedHashSet<>();
    private final Set<PersonKey> changedOccurrences = new LinkedHashSet<>();
    private final Set<CampaignId> changedPeople = new LinkedHashSet<>();
    private final Map<OccasionKey, EvaluatedOccasion> changedOccasions = new LinkedHashMap<>();

    /** One person in one campaign. */
    public record PersonKey(CampaignId campaignId, WalletId walletId) {}

    private record OccasionKey(String occasionId, CampaignId campaignId) {}

    /** Takes in what was known before. */
    public void recall(String id, KnownFact fact) {
        facts.put(id, fact);
    }

    public void recall(PersonKey key, PersonOccurrences before) {
        occurrences.put(key, before);
    }

    /** How many people have earned in a campaign that counts them. */
    public void recall(CampaignId campaignId, int peopleSoFar) {
        people.put(campaignId, peopleSoFar);
    }

    public void recall(EvaluatedOccasion one) {
        occasions
                .computeIfAbsent(one.occasionId(), _ -> new LinkedHashMap<>())
                .put(one.campaignId(), one);
    }

    public Map<String, KnownFact> learntFacts() {
        return only(facts, changedFacts);
    }

    public Map<PersonKey, PersonOccurrences> learntOccurrences() {
        return only(occurrences, changedOccurrences);
    }

    public Map<CampaignId, Integer> learntPeople() {
        return only(people, changedPeople);
    }

    public Collection<EvaluatedOccasion> learntOccasions() {
        return changedOccasions.values();
    }

    /** What is known of that kind under an id. */
    <F extends KnownFact> @Nullable F fact(String id, Class<F> kind) {
        KnownFact known = facts.get(id);
        return kind.isInstance(known) ? kind.cast(known) : null;
    }

    PersonOccurrences occurrences(CampaignId campaignId, WalletId walletId) {
        return occurrences.getOrDefault(
                new PersonKey(campaignId, walletId), PersonOccurrences.NONE);
    }

    int people(CampaignId campaignId) {
        return people.getOrDefault(campaignId, 0);
    }

    /** One occasion as every campaign that it concerned has evaluated it. */
    List<EvaluatedOccasion> evaluated(String occasionId) {
        return new ArrayList<>(occasions.getOrDefault(occasionId, Map.of()).values());
    }

    void learn(String id, KnownFact fact) {
        recall(id, fact);
        changedFacts.add(id);
    }

    void learn(CampaignId campaignId, WalletId walletId, PersonOccurrences now) {
        PersonKey key = new PersonKey(campaignId, walletId);
        recall(key, now);
        changedOccurrences.add(key);
    }

    void learn(CampaignId campaignId, int newPeople) {
        recall(campaignId, newPeople);
        changedPeople.add(campaignId);
    }

    void learn(EvaluatedOccasion one) {
        recall(one);
        changedOccasions.put(new OccasionKey(one.occasionId(), one.campaignId()), one);
    }

    private static <K, V> Map<K, V> only(Map<K, V> all, Set<K> keys) {
        Map<K, V> some = new LinkedHashMap<>();
        for (K key : keys) {
            V value = all.get(key);
            if (value != null) {
                some.put(key, value);
            }
        }
        return some;
    }
}
