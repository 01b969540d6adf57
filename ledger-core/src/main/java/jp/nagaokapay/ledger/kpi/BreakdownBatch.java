package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.TransferEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events adds to the breakdowns. Begins with the batch's holders as they were
 * before it, and follows them event by event, so that each payment counts for the group its holder
 * was in.
 */
final class BreakdownBatch {
    private final Map<WalletId, Holder> before;
    private final Map<WalletId, Holder> holders;
    private final Map<Of<MerchantId>, MonthUsage> shops = new HashMap<>();
    private final Map<Of<HolderGroup>, HolderMonth> groups = new HashMap<>();
    private final Map<Of<HolderGroup>, Integer> lastUse = new HashMap<>();
    private final List<@Nullable Object[]> participating = new ArrayList<>();
    private final Set<Active> active = new HashSet<>();

    BreakdownBatch(Map<WalletId, Holder> before) {
        this.before = before;
        holders = new HashMap<>(before);
    }

    void add(MerchantEvent event) {
        switch (event) {
            case MerchantApproved e -> participates(e, 1);
            case MerchantResumed e -> participates(e, 1);
            case MerchantSuspended e -> participates(e, -1);
            case MerchantWithdrawn e ->
                    participates(e, e.was() == MerchantStatus.APPROVED ? -1 : 0);
            case MerchantRegistered _,
                    ShopProfileChanged _,
                    SupplierPaid _,
                    SupplierPaymentReceived _,
                    TerminalEnrolled _,
                    TerminalLimited _,
                    TerminalRevoked _,
                    PaymentIdClosed _,
                    ReceivableCredited _,
                    ReceivableClosed _ -> {}
        }
    }

    void add(WalletEvent event) {
        switch (event) {
            case WalletOpened e -> {
                HolderGroup group = HolderGroup.of(e.residency(), e.corporate());
                become(e, new Holder(group, Holder.NEVER, true));
                month(e, group).users(1);
            }
            case ResidencyChanged e -> move(e);
            case WalletClosed e -> {
                become(e, holder(e).closed());
                month(e, HolderGroup.of(e.residency(), e.corporate())).users(-1);
            }
            case WalletCharged e -> {
                used(e);
                month(e).charge(e.amount().amount());
            }
            case ChargeReversed e -> month(e).reverse(e.amount().amount());
            case PaymentMade e -> {
                used(e);
                usages(e, e.merchantId())
                        .forEach(usage -> usage.capture(e.amount().amount(), e.parts()));
            }
            case PaymentCaptured e -> {
                used(e);
                usages(e, e.merchantId())
                        .forEach(usage -> usage.capture(e.amount().amount(), e.parts()));
            }
            case PaymentRefunded e -> usages(e, e.merchantId()).forEach(usage -> usage.refund(e));
            case ChargeRequested _,
                    ChargeFailed _,
                    PointsGranted _,
                    PointsTakenBack _,
                    PaymentAuthorized _,
                    PaymentVoided _,
                    HoldExpired _,
                    LotExpired _,
                    TransferEvent _, // neither a charge nor a payment
                    WalletSuspended _,
                    WalletResumed _ -> {}
        }
    }

    /** A move always crosses the city's border, one way or the other. */
    private void move(ResidencyChanged event) {
        if (event.corporate()) {
            return;
        }
        HolderGroup from =
                HolderGroup.of(
                        event.residency() == Residency.RESIDENT
                                ? Residency.NON_RESIDENT
                                : Residency.RESIDENT,
                        false);
        HolderGroup to = HolderGroup.of(event.residency(), false);
        become(event, holder(event).in(to));
        month(event, from).users(-1);
        month(event, to).users(1);
    }

    private void used(WalletEvent event) {
        LocalDate date = BusinessDate.of(event.occurredAt());
        Holder before = holder(event);
        for (ActiveSpan span : ActiveSpan.values()) {
            if (!before.wasUsedIn(span, date)) {
                active.add(new Active(span, span.startOf(date), event.walletId()));
            }
        }
        become(event, before.usedOn(date));
    }

    private void become(WalletEvent event, Holder now) {
        Holder before = holders.put(event.walletId(), now);
        if (!now.equals(before)) {
            lastUse(before == null ? Holder.UNKNOWN : before, -1);
            lastUse(now, 1);
        }
    }

    private void lastUse(Holder holder, int wallets) {
        if (holder.isOpen()) {
            lastUse.merge(new Of<>(holder.lastUsedOn(), holder.group()), wallets, Integer::sum);
        }
    }

    private Holder holder(WalletEvent event) {
        return holders.getOrDefault(event.walletId(), Holder.UNKNOWN);
    }

    private HolderMonth month(WalletEvent event) {
        return month(event, holder(event).group());
    }

    private HolderMonth month(WalletEvent event, HolderGroup group) {
        return groups.computeIfAbsent(new Of<>(monthOf(event), group), _ -> new HolderMonth());
    }

    private Stream<MonthUsage> usages(WalletEvent event, MerchantId shop) {
        return Stream.of(
                month(event).usage,
                shops.computeIfAbsent(new Of<>(monthOf(event), shop), _ -> new MonthUsage()));
    }

    /** One shop more, or fewer, of what its profile says when this is written. */
    void participates(MerchantEvent event, int more) {
        participating.add(
                new @Nullable Object[] {
                    BusinessDate.of(event.occurredAt()), event.merchantId(), more
                });
    }

    private static LocalDate monthOf(WalletEvent event) {
        return BusinessDate.of(event.occurredAt()).withDayOfMonth(1);
    }

    /** What is not written yet; from here on it is. */
    List<@Nullable Object[]> takeShopMonths() {
        List<@Nullable Object[]> taken = rows(shops, MonthUsage::columns);
        shops.clear();
        return taken;
    }

    List<@Nullable Object[]> holderMonths() {
        return rows(groups, HolderMonth::columns);
    }

    List<@Nullable Object[]> lastUses() {
        return rows(lastUse, wallets -> new Object[] {wallets});
    }

    List<@Nullable Object[]> takeParticipating() {
        List<@Nullable Object[]> taken = List.copyOf(participating);
        participating.clear();
        return taken;
    }

    /** Who may be active for the first time in a month or year. */
    List<@Nullable Object[]> active() {
        return active.stream()
                .map(use -> new @Nullable Object[] {use.span, use.startsOn, use.walletId})
                .toList();
    }

    /** Those that are not as they were. */
    Map<WalletId, Holder> changedHolders() {
        Map<WalletId, Holder> changed = new HashMap<>(holders);
        changed.entrySet().removeAll(before.entrySet());
        return changed;
    }

    private static <K, V> List<@Nullable Object[]> rows(
            Map<Of<K>, V> slices, Function<V, Object[]> columns) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        slices.forEach((slice, value) ->
                rows.add(
                        Stream.concat(
                                        Stream.of(slice.date, slice.key),
                                        Stream.of(columns.apply(value)))
                                .toArray()));
        return rows;
    }

    private record Of<K>(LocalDate date, K key) {}

    private record Active(ActiveSpan span, LocalDate startsOn, WalletId walletId) {}
}
