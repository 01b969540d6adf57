package jp.nagaokapay.ledger.campaign.earning;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;

/**
 * The kinds of events from which campaigns earn, each with the triggers it matters to, what must be
 * known before it is evaluated, and how. The only list of them: whoever reads the log for campaigns
 * asks here.
 */
public final class FollowedEvents {
    private static final Map<Class<? extends LedgerEvent>, Kind<?>> KINDS =
            List.<Kind<?>>of(
                            kind(
                                    WalletOpened.class,
                                    Trigger.ALL,
                                    e -> Prerequisites.of(e.walletId()),
                                    EarningEngine::opened),
                            kind(
                                    ResidencyChanged.class,
                                    Trigger.ALL,
                                    e -> Prerequisites.of(e.walletId()),
                                    EarningEngine::moved),
                            kind(
                                    WalletClosed.class,
                                    Trigger.OF_THE_ROLL,
                                    e -> Prerequisites.of(e.walletId()),
                                    EarningEngine::closed),
                            kind(
                                    MerchantRegistered.class,
                                    Trigger.OF_PAYMENTS,
                                    _ -> Prerequisites.NOTHING,
                                    EarningEngine::registered),
                            kind(
                                    ShopProfileChanged.class,
                                    Trigger.OF_PAYMENTS,
                                    _ -> Prerequisites.NOTHING,
                                    EarningEngine::changed),
                            kind(
                                    WalletCharged.class,
                                    Trigger.OF_CHARGES,
                                    e -> Prerequisites.of(e.walletId()),
                                    EarningEngine::charged),
                            undoing(
                                    ChargeReversed.class,
                                    Trigger.OF_CHARGES,
                                    e -> e.chargeId().value(),
                                    EarningEngine::reversed),
                            kind(
                                    PaymentMade.class,
                                    Trigger.OF_PAYMENTS,
                                    e -> Prerequisites.of(e.walletId(), e.merchantId()),
                                    EarningEngine::paid),
                            kind(
                                    PaymentCaptured.class,
                                    Trigger.OF_PAYMENTS,
                                    e -> Prerequisites.of(e.walletId(), e.merchantId()),
                                    EarningEngine::captured),
                            undoing(
                                    PaymentRefunded.class,
                                    Trigger.OF_PAYMENTS,
                                    e -> e.paymentId().value(),
                                    EarningEngine::refunded),
                            kind(
                                    ActivityReported.class,
                                    Trigger.OF_PARTNERS,
                                    e -> Prerequisites.of(e.walletId()),
                                    EarningEngine::reported))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Kind::type, Function.identity()));

    private FollowedEvents() {}

    static boolean include(LedgerEvent event) {
        return KINDS.containsKey(event.getClass());
    }

    /** Those that matter to campaigns with a trigger. */
    public static Set<Class<? extends LedgerEvent>> of(Trigger trigger) {
        return KINDS.values().stream()
                .filter(kind -> kind.triggers.contains(trigger))
                .map(Kind::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of them that refund or reverse an occasion. */
    public static Set<Class<? extends LedgerEvent>> undoing(Trigger trigger) {
        return KINDS.values().stream()
                .filter(kind -> kind.undoes && kind.triggers.contains(trigger))
                .map(Kind::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What must be known before these are evaluated. */
    public static Prerequisites needs(Collection<LedgerEvent> events) {
        Prerequisites all = new Prerequisites(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (LedgerEvent event : events) {
            Kind<?> kind = KINDS.get(event.getClass());
            if (kind != null) {
                Prerequisites its = kind.needs(event);
                all.wallets().addAll(its.wallets());
                all.facts().addAll(its.facts());
                all.undone().addAll(its.undone());
            }
        }
        return all;
    }

    static List<Outcome> evaluate(LedgerEvent event, EarningEngine engine) {
        Kind<?> kind = KINDS.get(event.getClass());
        return kind == null ? List.of() : kind.evaluate(event, engine);
    }

    private static <E extends LedgerEvent> Kind<E> kind(
            Class<E> type,
            Set<Trigger> triggers,
            Function<E, Prerequisites> needs,
            BiFunction<EarningEngine, E, List<Outcome>> evaluation) {
        return new Kind<>(type, triggers, false, needs, evaluation);
    }

    /**
     * @param occasionId of what it refunds or reverses
     */
    private static <E extends WalletEvent> Kind<E> undoing(
            Class<E> type,
            Set<Trigger> triggers,
            Function<E, String> occasionId,
            BiFunction<EarningEngine, E, List<Outcome>> evaluation) {
        return new Kind<>(
                type,
                triggers,
                true,
                e -> Prerequisites.of(e.walletId()).undoing(occasionId.apply(e)),
                evaluation);
    }

    /**
     * One kind of events.
     *
     * @param triggers of the campaigns to which it matters
     * @param undoes whether it refunds or reverses an occasion
     * @param needs what must be known before one of them is evaluated
     * @param evaluation what one of them is worth, and what is remembered of it
     */
    private record Kind<E extends LedgerEvent>(
            Class<E> type,
            Set<Trigger> triggers,
            boolean undoes,
            Function<E, Prerequisites> needs,
            BiFunction<EarningEngine, E, List<Outcome>> evaluation) {

        Prerequisites needs(LedgerEvent event) {
            return needs.apply(type.cast(event));
        }

        List<Outcome> evaluate(LedgerEvent event, EarningEngine engine) {
            return evaluation.apply(engine, type.cast(event));
        }
    }
}
