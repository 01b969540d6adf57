package jp.nagaokapay.ledger.merchant;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The shops' status as the payment path sees it: at most 2 seconds stale; older than 5 seconds it
 * throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} rather than guess.
 *
 * <p>It reads the shops' own events and no projection of them. The first look reads a shop from its
 * snapshot, each later one only what was added since, so a shop with ten thousand credits costs one
 * index look-up every second.
 *
 * <p>What would lead to a refusal (a shop that is not approved, a terminal that is not live or over
 * its limit) is never answered from memory; it is read again first.
 */
@Component
public final class MerchantDirectory {
    /** Answered from memory, and nothing is read. */
    static final Duration FRESH_FOR = Duration.ofSeconds(1);

    /** Answered from memory while it is being read again; after that the caller waits for it. */
    static final Duration CURRENT_FOR = Duration.ofMillis(1_900);

    /** Answered from memory when the log does not answer; after that callers are refused. */
    static final Duration SERVED_FOR = Duration.ofSeconds(5);

    /** How long a caller waits for the log. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    static final int SHOPS_REMEMBERED_MAX = 20_000;

    private final EventStore log;
    private final Ticker ticker;
    private final Cache<MerchantId, CachedMerchant> watched;

    @Autowired
    MerchantDirectory(EventStore log) {
        this(log, Ticker.systemTicker());
    }

    MerchantDirectory(EventStore log, Ticker ticker) {
        this.log = log;
        this.ticker = ticker;
        this.watched = Caffeine.newBuilder().maximumSize(SHOPS_REMEMBERED_MAX).build();
    }

    public Optional<Entry> find(MerchantId merchantId) {
        CachedMerchant shop = watch(merchantId);
        MerchantState state = shop.current();
        if (state.status() != MerchantStatus.APPROVED) {
            state = shop.newest();
        }
        if (state.status() == null) {
            watched.invalidate(merchantId);
        }
        return Optional.ofNullable(entry(merchantId, state));
    }

    /** Whether this terminal of this shop is enrolled and not revoked. */
    public boolean terminalIsLive(MerchantId merchantId, TerminalId terminalId) {
        CachedMerchant shop = watch(merchantId);
        return shop.current().terminals().contains(terminalId)
                || shop.newest().terminals().contains(terminalId);
    }

    /** The largest amount that a single payment of this terminal may have; empty: no limit. */
    public Optional<Yen> paymentMax(MerchantId merchantId, TerminalId terminalId) {
        return Optional.ofNullable(watch(merchantId).current().paymentMax().get(terminalId));
    }

    /** Whether this terminal may take a payment of that amount. */
    public boolean terminalMayTake(MerchantId merchantId, TerminalId terminalId, Yen amount) {
        CachedMerchant shop = watch(merchantId);
        return shop.current().allows(terminalId, amount)
                || shop.newest().allows(terminalId, amount);
    }

    /** What a terminal may take in one payment; empty where the office set no limit. */
    public Optional<Yen> terminalPaymentMax(MerchantId merchantId, TerminalId terminalId) {
        return watch(merchantId).newest().paymentMax(terminalId);
    }

    private CachedMerchant watch(MerchantId merchantId) {
        return requireNonNull(watched.get(merchantId, id -> new CachedMerchant(id, log, ticker)));
    }

    private static @Nullable Entry entry(MerchantId merchantId, MerchantState state) {
        return state.status() == null
                ? null
                : new Entry(merchantId, state.status(), requireNonNull(state.profile()));
    }

    /** Returns the entry, refusing shops that are unknown, not approved, suspended or withdrawn. */
    public Entry requireApproved(MerchantId merchantId) {
        Entry entry =
                find(merchantId).orElseThrow(() -> new Refused(MerchantRule.MERCHANT_IS_KNOWN));
        MerchantRule.MERCHANT_IS_NOT_WITHDRAWN.require(entry.status() != MerchantStatus.WITHDRAWN);
        MerchantRule.MERCHANT_IS_NOT_SUSPENDED.require(entry.status() != MerchantStatus.SUSPENDED);
        MerchantRule.MERCHANT_IS_APPROVED.require(entry.status() == MerchantStatus.APPROVED);
        return entry;
    }

    public record Entry(MerchantId merchantId, MerchantStatus status, ShopProfile profile) {}
}
