package jp.nagaokapay.ledger.merchant;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The shops' status as the payment path sees it: at most 2 seconds stale; older than 5 seconds it
 * throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} rather than guess.
 *
 * <p>Staleness delays nothing that an office has acknowledged: what is decided on an entry names
 * what was seen of the shop ({@link Entry#asRead}), and the log does not take it behind a
 * suspension, a withdrawal, a terminal's end or its limit. {@link #deciding} then looks again.
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

    private static final int ATTEMPTS_MAX = 5;

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
        return find(merchantId, Entry::isApproved);
    }

    /** Whether this terminal of this shop is enrolled and not revoked. */
    public boolean terminalIsLive(MerchantId merchantId, TerminalId terminalId) {
        return find(merchantId, shop -> shop.isLive(terminalId))
                .filter(shop -> shop.isLive(terminalId))
                .isPresent();
    }

    /** The largest amount that a single payment of this terminal may have; empty: no limit. */
    public Optional<Yen> paymentMax(MerchantId merchantId, TerminalId terminalId) {
        return find(merchantId, _ -> true).flatMap(shop -> shop.state.paymentMax(terminalId));
    }

    /** Returns the entry, refusing shops that are unknown, not approved, suspended or withdrawn. */
    public Entry requireApproved(MerchantId merchantId) {
        return approved(
                find(merchantId).orElseThrow(() -> new Refused(MerchantRule.MERCHANT_IS_KNOWN)));
    }

    /** Returns the entry as it is now, whatever its status. */
    public Entry requireNewest(MerchantId merchantId) {
        return find(merchantId, _ -> false)
                .orElseThrow(() -> new Refused(MerchantRule.MERCHANT_IS_KNOWN));
    }

    /** Returns the entry, whatever its status, refusing a terminal that is not live. */
    public Entry requireLive(MerchantId merchantId, TerminalId terminalId) {
        return live(merchantId, terminalId, _ -> true);
    }

    /** Returns the entry, refusing what {@link #requireLive} or the shop's status refuses. */
    public Entry requireApproved(MerchantId merchantId, TerminalId terminalId) {
        return approved(live(merchantId, terminalId, Entry::isApproved));
    }

    /** The same, refusing a payment that is more than the terminal may take. */
    public Entry requireMayTake(MerchantId merchantId, TerminalId terminalId, Yen amount) {
        Entry shop =
                approved(
                        live(
                                merchantId,
                                terminalId,
                                entry -> entry.isApproved() && entry.allows(terminalId, amount)));
        shop.state
                .paymentMax(terminalId)
                .ifPresent(most ->
                        MerchantRule.PAYMENT_WITHIN_TERMINAL_LIMIT.require(
                                most.covers(amount), Map.of("most", most.amount())));
        return shop;
    }

    /**
     * Runs a decision that relies on this shop as it was read, and runs it again on its newest
     * state when the log says that something was restricted since.
     */
    public <R> R deciding(MerchantId merchantId, Supplier<R> decision) {
        StaleRead last = null;
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return decision.get();
            } catch (StaleRead e) {
                last = e;
                watched.invalidate(merchantId);
            }
        }
        throw new Unavailable("the shop is being changed again and again", PATIENCE, last);
    }

    private Entry live(MerchantId merchantId, TerminalId terminalId, Predicate<Entry> suffices) {
        return find(merchantId, shop -> shop.isLive(terminalId) && suffices.test(shop))
                .filter(shop -> shop.isLive(terminalId))
                .orElseThrow(() -> new Refused(MerchantRule.TERMINAL_IS_LIVE));
    }

    private static Entry approved(Entry entry) {
        MerchantStatus status = entry.status();
        MerchantRule.MERCHANT_IS_NOT_WITHDRAWN.require(status != MerchantStatus.WITHDRAWN);
        MerchantRule.MERCHANT_IS_NOT_SUSPENDED.require(status != MerchantStatus.SUSPENDED);
        MerchantRule.MERCHANT_IS_APPROVED.require(status == MerchantStatus.APPROVED);
        return entry;
    }

    /** The shop as remembered when that suffices, else as it is. */
    private Optional<Entry> find(MerchantId merchantId, Predicate<Entry> suffices) {
        CachedMerchant shop =
                requireNonNull(watched.get(merchantId, id -> new CachedMerchant(id, log, ticker)));
        Optional<Entry> remembered = shop.current().filter(suffices);
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<Entry> newest = shop.newest();
        if (newest.isEmpty()) {
            watched.invalidate(merchantId);
        }
        return newest;
    }

    /** A registered shop as it was read. */
    public static final class Entry {
        private final MerchantId merchantId;
        private final MerchantState state;
        private final long sequenceNumber;

        Entry(MerchantId merchantId, MerchantState state, long sequenceNumber) {
            this.merchantId = merchantId;
            this.state = state;
            this.sequenceNumber = sequenceNumber;
        }

        public MerchantId merchantId() {
            return merchantId;
        }

        public MerchantStatus status() {
            return requireNonNull(state.status());
        }

        public ShopProfile profile() {
            return requireNonNull(state.profile());
        }

        /** What the shop can pay others, in yen; below zero where it owes. */
        public long spendable(SettlementTerms terms) {
            return SupplierDecisions.spendable(state.receivable(), terms);
        }

        /** For the commands that rely on it. */
        public ReadVersion asRead() {
            return new ReadVersion(merchantId.value(), sequenceNumber);
        }

        private boolean isApproved() {
            return state.status() == MerchantStatus.APPROVED;
        }

        private boolean isLive(TerminalId terminalId) {
            return state.terminals().contains(terminalId);
        }

        private boolean allows(TerminalId terminalId, Yen amount) {
            return state.allows(terminalId, amount);
        }
    }
}
