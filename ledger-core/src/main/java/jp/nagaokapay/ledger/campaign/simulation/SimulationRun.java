package jp.nagaokapay.ledger.campaign.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.Engine;
import jp.nagaokapay.ledger.campaign.earning.EvaluatedOccasion;
import jp.nagaokapay.ledger.campaign.earning.Memory;
import jp.nagaokapay.ledger.campaign.earning.Memory.Known;
import jp.nagaokapay.ledger.campaign.earning.Memory.TallyKey;
import jp.nagaokapay.ledger.campaign.earning.OccasionTally;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Earns;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Lowers;
import jp.nagaokapay.ledger.campaign.earning.Running;
import jp.nagaokapay.ledger.campaign.earning.Ticket;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.campaign.simulation.DraftSimulation.Trial;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * One simulation on its way through the log. The engine's memory is made anew for each page and
 * told only what the page asks for, so that it forgets the occasions nobody undoes.
 */
final class SimulationRun {
    private static final CampaignId TRIED = new CampaignId("campaign:simulation");

    /** Public, so that anybody may draw the same lots again. */
    private static final byte[] SEED = "nagaokapay simulation".getBytes(StandardCharsets.UTF_8);

    private final CampaignRules rules;
    private final Running running;
    private final Map<WalletId, Known> persons;
    private final Map<MerchantId, Shop> shops;
    private final Map<WalletId, Integer> charges = new HashMap<>();
    private final Map<WalletId, OccasionTally> tallies = new HashMap<>();
    private final Map<String, EvaluatedOccasion> played = new HashMap<>();
    private final Set<String> undone;
    private final SimulatedBudget purse;
    private final SimulatedBudget bottomless;
    private final SimulationCount count;
    private int people;

    SimulationRun(
            CampaignRules draft,
            Instant from,
            Instant to,
            KnownBefore.Town town,
            Set<String> undone) {
        rules = ShiftedRules.to(from, to, draft);
        running = new Running(TRIED, 1, rules, to);
        persons = town.persons();
        shops = town.shops();
        this.undone = undone;
        purse = new SimulatedBudget(rules.caps(), rules.budget().amount(), undone);
        bottomless = new SimulatedBudget(rules.caps(), Long.MAX_VALUE, undone);
        count = new SimulationCount(rules);
        persons.forEach((wallet, known) -> charges.put(wallet, known.charges()));
    }

    /** The next events of the log. */
    void play(List<LedgerEvent> events) {
        Memory memory = recall(events);
        Engine engine = new Engine(memory, (_, occasionId) -> Ticket.of(SEED, occasionId));
        List<Running> only = List.of(running);
        for (LedgerEvent event : events) {
            if (isTrigger(event) && running.openAt(event.occurredAt())) {
                count.lookedAt();
            }
            engine.play(event, only)
                    .forEach(outcome -> {
                        switch (outcome) {
                            case Earns e -> earns(e);
                            case Lowers e -> lowers(e);
                        }
                    });
        }
        keep(memory);
    }

    Trial outcome() {
        return count.outcome(purse, bottomless.spent());
    }

    private void earns(Earns e) {
        bottomless.take(e.occasion(), e.worth());
        count.earned(e.occasion().at(), purse.take(e.occasion(), e.worth()));
    }

    private void lowers(Lowers e) {
        bottomless.lower(e.occasionId(), e.worth());
        count.lowered(e.at(), purse.lower(e.occasionId(), e.worth()));
    }

    private boolean isTrigger(LedgerEvent event) {
        return switch (rules.trigger()) {
            case CHARGE -> event instanceof WalletCharged;
            case SIGN_UP -> isFirstCharge(event);
            case PAYMENT -> event instanceof PaymentMade || event instanceof PaymentCaptured;
            case EXTERNAL -> event instanceof ActivityReported;
        };
    }

    private boolean isFirstCharge(LedgerEvent event) {
        if (event instanceof ChargeReversed e) {
            charges.merge(e.walletId(), -1, Integer::sum);
        }
        return event instanceof WalletCharged e
                && charges.merge(e.walletId(), 1, Integer::sum) == 1;
    }

    private Memory recall(List<LedgerEvent> events) {
        Memory memory = new Memory();
        memory.recall(TRIED, people);
        for (LedgerEvent event : events) {
            switch (event) {
                case WalletEvent e -> {
                    recall(memory, e.walletId());
                    switch (e) {
                        case PaymentMade paid -> recall(memory, paid.merchantId());
                        case PaymentCaptured paid -> recall(memory, paid.merchantId());
                        case ChargeReversed back -> recall(memory, back.chargeId().value());
                        case WalletEvent.PaymentRefunded back ->
                                recall(memory, back.paymentId().value());
                        default -> {
                            // is about the wallet alone
                        }
                    }
                }
                case ActivityReported e -> recall(memory, e.walletId());
                default -> {
                    // is about nothing known
                }
            }
        }
        return memory;
    }

    private void recall(Memory memory, WalletId wallet) {
        Known known = persons.get(wallet);
        if (known != null) {
            memory.recall(wallet, known);
        }
        OccasionTally tally = tallies.get(wallet);
        if (tally != null) {
            memory.recall(new TallyKey(TRIED, wallet), tally);
        }
    }

    private void recall(Memory memory, MerchantId merchant) {
        Shop shop = shops.get(merchant);
        if (shop != null) {
            memory.recall(shop);
        }
    }

    private void recall(Memory memory, String occasionId) {
        EvaluatedOccasion before = played.get(occasionId);
        if (before != null) {
            memory.recall(before);
        }
    }

    private void keep(Memory memory) {
        persons.putAll(memory.learntPersons());
        memory.learntShops().forEach(shop -> shops.put(shop.merchantId(), shop));
        memory.learntTallies().forEach((key, tally) -> tallies.put(key.walletId(), tally));
        people = memory.learntPeople().getOrDefault(TRIED, people);
        memory.learntPlayed().stream()
                .filter(one -> undone.contains(one.occasionId()))
                .forEach(one -> played.put(one.occasionId(), one));
    }
}
