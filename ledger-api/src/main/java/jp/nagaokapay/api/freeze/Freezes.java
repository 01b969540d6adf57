package jp.nagaokapay.api.freeze;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.api.register.AccountSettings;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.register.SentCodes;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stops wallets, and lets them go again. Of all nodes one at a time does. */
@Component
public class Freezes {
    private static final String LOCK = "wallet-freezes";

    /** What the ledger answers when the wallet stands already as it should. */
    private static final Set<Rule> STANDS_ALREADY =
            Set.of(
                    WalletRule.WALLET_IS_NOT_SUSPENDED,
                    WalletRule.WALLET_IS_SUSPENDED,
                    WalletRule.WALLET_IS_OPEN);

    private final FreezeTable table;
    private final Residents residents;
    private final SentCodes codes;
    private final Wallets wallets;
    private final Ledger ledger;
    private final ClusterLock lock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;
    private final AccountSettings settings;
    private final Clock clock;

    Freezes(
            FreezeTable table,
            Residents residents,
            SentCodes codes,
            Wallets wallets,
            Ledger ledger,
            ClusterLock lock,
            TransactionTemplate transaction,
            ApplicationEventPublisher announce,
            AccountSettings settings,
            Clock clock) {
        this.table = table;
        this.residents = residents;
        this.codes = codes;
        this.wallets = wallets;
        this.ledger = ledger;
        this.lock = lock;
        this.transaction = transaction;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
    }

    /** The holder stops it; stopped by them before, nothing happens. */
    public void freezeByHolder(WalletId walletId) {
        require(walletId);
        lock.take(LOCK, () -> freeze(walletId, FreezeCause.HOLDER, null, null));
    }

    /**
     * The office stops it. Throws {@link Refused} {@code WALLET_SUSPENDED} when it did before.
     *
     * @param reason names no person
     */
    public void freezeByOffice(WalletId walletId, String reason, String by) {
        WalletView wallet = require(walletId);
        lock.take(
                LOCK,
                () -> {
                    boolean isStoppedElsewhere =
                            wallet.status() == WalletStatus.SUSPENDED
                                    && table.open(walletId).isEmpty();
                    WalletRule.WALLET_IS_NOT_SUSPENDED.require(
                            !isStoppedElsewhere
                                    && freeze(walletId, FreezeCause.OFFICE, reason, by));
                });
    }

    /**
     * Somebody else has the holder's phone number, in the caller's transaction: the ledger hears of
     * it when that is committed.
     */
    void numberTaken(WalletId walletId) {
        record(walletId, FreezeCause.NUMBER_TAKEN, null, null);
    }

    /** The office lets it go, whoever stopped it; {@code WALLET_NOT_SUSPENDED} when nobody did. */
    public void thawByOffice(WalletId walletId, @Nullable String reason, String by) {
        WalletView wallet = require(walletId);
        lock.take(
                LOCK,
                () -> {
                    boolean wasFrozen = table.lift(walletId, by, reason, clock.instant());
                    WalletRule.WALLET_IS_SUSPENDED.require(
                            wasFrozen || wallet.status() == WalletStatus.SUSPENDED);
                    settleLocked(walletId);
                });
    }

    /**
     * The holder lets it go. Throws {@link Refused} where they did not stop it, or the waiting time
     * is not over.
     */
    public void thawByHolder(WalletId walletId) {
        require(walletId);
        lock.take(
                LOCK,
                () -> {
                    List<Freeze> open = table.open(walletId);
                    WalletRule.WALLET_IS_SUSPENDED.require(!open.isEmpty());
                    Optional<Instant> from = thawFrom(open);
                    FreezeRule.FROZEN_BY_THE_HOLDER_ALONE.require(from.isPresent());
                    FreezeRule.WAITING_TIME_IS_OVER.require(
                            !clock.instant().isBefore(from.get()),
                            Map.of("thawFrom", from.get().toString()));
                    table.lift(walletId, null, null, clock.instant());
                    settleLocked(walletId);
                });
    }

    /** Why it is stopped, the oldest cause first; empty: it is not. */
    public List<Freeze> of(WalletId walletId) {
        return table.open(walletId);
    }

    /** All that there were, the oldest first. */
    public List<PastFreeze> past(WalletId walletId) {
        return table.all(walletId);
    }

    /** Whether its holder gets no tokens: not before they could let it go themselves. */
    public boolean barsSignIn(WalletId walletId) {
        List<Freeze> open = table.open(walletId);
        return !open.isEmpty()
                && thawFrom(open).filter(from -> !clock.instant().isBefore(from)).isEmpty();
    }

    /** From when on its holder may let it go; empty: only the office may. */
    public Optional<Instant> thawFrom(List<Freeze> open) {
        return open.size() == 1 && open.getFirst().cause() == FreezeCause.HOLDER
                ? Optional.of(open.getFirst().since().plus(settings.thawAfter()))
                : Optional.empty();
    }

    /** Brings to the ledger what a crash kept from it. */
    void settleAll(int limit) {
        table.untold(limit).forEach(this::settle);
    }

    void settle(WalletId walletId) {
        lock.take(LOCK, () -> settleLocked(walletId));
    }

    private boolean freeze(
            WalletId walletId, FreezeCause cause, @Nullable String reason, @Nullable String by) {
        boolean isNew =
                Boolean.TRUE.equals(transaction.execute(_ -> record(walletId, cause, reason, by)));
        settleLocked(walletId);
        return isNew;
    }

    private boolean record(
            WalletId walletId, FreezeCause cause, @Nullable String reason, @Nullable String by) {
        boolean isNew = table.add(walletId, new Freeze(cause, clock.instant(), reason, by));
        residents
                .holderOf(walletId)
                .map(Resident::residentId)
                .ifPresent(holder -> {
                    codes.forgetChanges(holder);
                    announce.publishEvent(new AccountFrozen(holder));
                });
        return isNew;
    }

    /** Only what was read is marked: what is added meanwhile is settled by who added it. */
    private void settleLocked(WalletId walletId) {
        List<String> untold = table.untold(walletId);
        List<Freeze> open = table.open(walletId);
        try {
            if (open.isEmpty()) {
                ledger.send(new ResumeWallet(walletId));
            } else {
                String reason = open.getFirst().reason();
                ledger.send(
                        new SuspendWallet(
                                walletId,
                                reason == null ? open.getFirst().cause().name() : reason));
            }
        } catch (Refused refused) {
            if (!STANDS_ALREADY.contains(refused.rule())) {
                throw refused;
            }
        }
        table.told(untold);
    }

    private WalletView require(WalletId walletId) {
        WalletView wallet =
                wallets.find(walletId).orElseThrow(() -> new Refused(WalletRule.WALLET_IS_KNOWN));
        WalletRule.WALLET_IS_OPEN.require(wallet.status() != WalletStatus.CLOSED);
        return wallet;
    }
}
