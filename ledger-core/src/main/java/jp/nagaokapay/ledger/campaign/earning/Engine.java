package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.earning.Memory.Known;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Earns;
import jp.nagaokapay.ledger.campaign.earning.Outcome.Lowers;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Person;
import jp.nagaokapay.ledger.campaign.rules.Occasion.Shop;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** Plays events, one after the other, against the campaigns that run. */
public final class Engine {
    private static final Comparator<Candidate> FIRST_IN_GROUP =
            Comparator.comparingInt((Candidate one) -> one.stacking().priority())
                    .thenComparing(one -> one.running.campaignId().value());

    private final Memory memory;
    private final Draws draws;

    public Engine(Memory memory, Draws draws) {
        this.memory = memory;
        this.draws = draws;
    }

    /**
     * What an event is worth, and what of the past is worth less by it.
     *
     * @param campaigns those not over yet at this place in the log; each looks at its own period
     */
    public List<Outcome> play(LedgerEvent event, List<Running> campaigns) {
        return switch (event) {
            case WalletOpened e -> {
                Person person = new Person(dateOf(e), e.residency(), e.corporate());
                memory.learn(e.walletId(), new Known(person, 0));
                yield List.of();
            }
            case ResidencyChanged e -> {
                Known known = known(e.walletId(), e.occurredAt());
                Person moved = new Person(known.person().openedOn(), e.residency(), e.corporate());
                memory.learn(e.walletId(), new Known(moved, known.charges()));
                yield List.of();
            }
            case MerchantRegistered e -> {
                memory.learn(shop(e.merchantId(), e.profile()));
                yield List.of();
            }
            case WalletCharged e -> charged(e, campaigns);
            case ChargeReversed e -> reversed(e);
            case PaymentMade e ->
                    earn(payment(e, e.paymentId(), e.merchantId(), e.parts()), campaigns);
            case PaymentCaptured e ->
                    earn(payment(e, e.paymentId(), e.merchantId(), e.parts()), campaigns);
            case PaymentRefunded e ->
                    lower(
                            e.paymentId().value(),
                            e.refundId().value(),
                            e.amount(),
                            LotPart.total(e.returned(), LotKind.PAID)
                                    .plus(LotPart.total(e.lapsed(), LotKind.PAID)),
                            e.occurredAt());
            case ActivityReported e ->
                    earn(Occasions.report(e, personOf(e.walletId(), e)), campaigns);
            default -> List.of();
        };
    }

    private List<Outcome> charged(WalletCharged e, List<Running> campaigns) {
        Known known = known(e.walletId(), e.occurredAt());
        List<Outcome> outcomes =
                new ArrayList<>(
                        earn(Occasions.charge(Trigger.CHARGE, e, known.person()), campaigns));
        memory.learn(e.walletId(), new Known(known.person(), known.charges() + 1));
        if (known.charges() == 0) {
            outcomes.addAll(earn(Occasions.charge(Trigger.SIGN_UP, e, known.person()), campaigns));
        }
        return outcomes;
    }

    /** A reversed charge is no charge: it does not count as a turn, nor as the first. */
    private List<Outcome> reversed(ChargeReversed e) {
        String occasionId = e.chargeId().value();
        Known known = known(e.walletId(), e.occurredAt());
        memory.learn(e.walletId(), new Known(known.person(), Math.max(0, known.charges() - 1)));
        for (EvaluatedOccasion one : memory.played(occasionId)) {
            if (one.rules().countsTurns()) {
                OccasionTally tally = memory.tally(one.campaignId(), one.walletId());
                memory.learn(one.campaignId(), one.walletId(), tally.minus(one.on()));
            }
        }
        return lower(occasionId, occasionId, e.amount(), e.amount(), e.occurredAt());
    }

    private Occasion payment(
            WalletEvent e, PaymentId paymentId, MerchantId merchantId, List<LotPart> parts) {
        return Occasions.payment(
                e, paymentId, parts, personOf(e.walletId(), e), memory.shop(merchantId));
    }

    private Person personOf(WalletId walletId, LedgerEvent e) {
        return known(walletId, e.occurredAt()).person();
    }

    private List<Outcome> earn(Occasion occasion, List<Running> campaigns) {
        List<Candidate> candidates = new ArrayList<>();
        for (Running one : campaigns) {
            if (one.openAt(occasion.at()) && one.rules().concerns(occasion)) {
                Candidate candidate = candidate(one, occasion);
                if (candidate != null) {
                    candidates.add(candidate);
                }
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Candidate> taken = turnsTaken(candidates);
        for (Candidate one : candidates) {
            Stacking stacking = one.running.rules().stacking();
            if (stacking == null || one.equals(taken.get(stacking.exclusiveGroup()))) {
                outcomes.add(won(one, occasion));
            } else if (one.running.rules().countsTurns()) {
                remember(one.running, occasion, one.ticket, Points.ZERO);
            }
        }
        return outcomes;
    }

    /** Counts the turn; null when it earns nothing. */
    private @Nullable Candidate candidate(Running one, Occasion occasion) {
        CampaignRules rules = one.rules();
        int ticket =
                rules.reward() instanceof Reward.Lottery
                        ? draws.ticket(one.campaignId(), occasion.id())
                        : 0;
        OccurrenceCount turn = OccurrenceCount.FIRST;
        if (rules.countsTurns()) {
            LocalDate on = BusinessDate.of(occasion.at());
            OccasionTally tally = memory.tally(one.campaignId(), occasion.walletId()).plus(on);
            memory.learn(one.campaignId(), occasion.walletId(), tally);
            turn = tally.turn(on, memory.people(one.campaignId()) + 1);
        }
        Points worth = rules.admits(turn) ? rules.worth(occasion.basis(), ticket) : Points.ZERO;
        if (worth.isZero()) {
            if (rules.countsTurns()) {
                remember(one, occasion, ticket, Points.ZERO);
            }
            return null;
        }
        return new Candidate(one, ticket, worth);
    }

    /** Of each exclusive group the one whose turn it is. */
    private static Map<String, Candidate> turnsTaken(List<Candidate> candidates) {
        Map<String, Candidate> taken = new HashMap<>();
        candidates.stream()
                .filter(one -> one.running.rules().stacking() != null)
                .sorted(FIRST_IN_GROUP)
                .forEach(one -> taken.putIfAbsent(one.stacking().exclusiveGroup(), one));
        return taken;
    }

    private Earns won(Candidate one, Occasion occasion) {
        Running running = one.running;
        if (running.rules().countsTurns()) {
            OccasionTally tally = memory.tally(running.campaignId(), occasion.walletId());
            if (tally.place() == null) {
                int place = memory.people(running.campaignId()) + 1;
                memory.learn(running.campaignId(), place);
                memory.learn(running.campaignId(), occasion.walletId(), tally.at(place));
            }
        }
        remember(running, occasion, one.ticket, one.worth);
        return new Earns(running.campaignId(), running.rules(), occasion, one.worth);
    }

    private void remember(Running one, Occasion occasion, int ticket, Points worth) {
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

    private List<Outcome> lower(
            String occasionId, String reference, Yen amountBack, Yen paidBack, Instant at) {
        List<Outcome> outcomes = new ArrayList<>();
        for (EvaluatedOccasion before : memory.played(occasionId)) {
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

    /** A wallet without an opening in the log, as only a test has it, counts as new and foreign. */
    private Known known(WalletId walletId, Instant at) {
        Known known = memory.known(walletId);
        return known == null
                ? new Known(new Person(BusinessDate.of(at), Residency.NON_RESIDENT, false), 0)
                : known;
    }

    private static Shop shop(MerchantId merchantId, ShopProfile profile) {
        return new Shop(merchantId, profile.shopClass(), profile.district(), profile.category());
    }

    private static LocalDate dateOf(LedgerEvent event) {
        return BusinessDate.of(event.occurredAt());
    }

    private record Candidate(Running running, int ticket, Points worth) {
        Stacking stacking() {
            Stacking stacking = running.rules().stacking();
            return stacking == null ? new Stacking(0, "-") : stacking;
        }
    }
}
