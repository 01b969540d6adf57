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
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of the past, as far as the events at hand need it. It notes what it learns,
 * so that whoever keeps it can write only that. Not safe for use by several threads.
 */
public final class Memory {
    private final Map<WalletId, Known> persons = new HashMap<>();
    private final Map<MerchantId, Shop> shops = new HashMap<>();
    private final Map<TallyKey, OccasionTally> tallies = new HashMap<>();
    private final Map<CampaignId, Integer> people = new HashMap<>();
    private final Map<String, Map<CampaignId, EvaluatedOccasion>> played = new HashMap<>();
    private final Set<WalletId> changedPersons = new LinkedHashSet<>();
    private final Set<MerchantId> changedShops = new LinkedHashSet<>();
    private final Set<TallyKey> changedTallies = new LinkedHashSet<>();
    private final Set<CampaignId> changedPeople = new LinkedHashSet<>();
    private final Map<PlayedKey, EvaluatedOccasion> changedPlayed = new LinkedHashMap<>();

    /**
     * @param charges how many charges of the wallet stand, those reversed left out
     */
    public record Known(Person person, int charges) {}

    /** One person in one campaign. */
    public record TallyKey(CampaignId campaignId, WalletId walletId) {}

    /** One occasion in one campaign. */
    public record PlayedKey(String occasionId, CampaignId campaignId) {}

    /** Takes in what was known before. */
    public void recall(WalletId walletId, Known known) {
        persons.put(walletId, known);
    }

    public void recall(Shop shop) {
        shops.put(shop.merchantId(), shop);
    }

    public void recall(TallyKey key, OccasionTally tally) {
        tallies.put(key, tally);
    }

    /** How many people have earned in a campaign that counts them. */
    public void recall(CampaignId campaignId, int peopleSoFar) {
        people.put(campaignId, peopleSoFar);
    }

    public void recall(EvaluatedOccasion one) {
        played.computeIfAbsent(one.occasionId(), _ -> new LinkedHashMap<>())
                .put(one.campaignId(), one);
    }

    public Map<WalletId, Known> learntPersons() {
        return only(persons, changedPersons);
    }

    public Collection<Shop> learntShops() {
        return only(shops, changedShops).values();
    }

    public Map<TallyKey, OccasionTally> learntTallies() {
        return only(tallies, changedTallies);
    }

    public Map<CampaignId, Integer> learntPeople() {
        return only(people, changedPeople);
    }

    public Collection<EvaluatedOccasion> learntPlayed() {
        return changedPlayed.values();
    }

    @Nullable Known known(WalletId walletId) {
        return persons.get(walletId);
    }

    @Nullable Shop shop(MerchantId merchantId) {
        return shops.get(merchantId);
    }

    OccasionTally tally(CampaignId campaignId, WalletId walletId) {
        return tallies.getOrDefault(new TallyKey(campaignId, walletId), OccasionTally.EMPTY);
    }

    int people(CampaignId campaignId) {
        return people.getOrDefault(campaignId, 0);
    }

    List<EvaluatedOccasion> played(String occasionId) {
        return new ArrayList<>(played.getOrDefault(occasionId, Map.of()).values());
    }

    void learn(WalletId walletId, Known known) {
        recall(walletId, known);
        changedPersons.add(walletId);
    }

    void learn(Shop shop) {
        recall(shop);
        changedShops.add(shop.merchantId());
    }

    void learn(CampaignId campaignId, WalletId walletId, OccasionTally tally) {
        TallyKey key = new TallyKey(campaignId, walletId);
        recall(key, tally);
        changedTallies.add(key);
    }

    void learn(CampaignId campaignId, int newPeople) {
        recall(campaignId, newPeople);
        changedPeople.add(campaignId);
    }

    void learn(EvaluatedOccasion one) {
        recall(one);
        changedPlayed.put(new PlayedKey(one.occasionId(), one.campaignId()), one);
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
