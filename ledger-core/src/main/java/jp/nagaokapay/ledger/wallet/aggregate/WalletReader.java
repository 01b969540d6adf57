package jp.nagaokapay.ledger.wallet.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Answers from the log itself: what it folded before is kept, and each question first reads what
 * the log has added since, so the answer is fresh on every node.
 */
@Component
class WalletReader implements Wallets {
    /**
     * The cache is bounded by what is in its wallets: about this many lots, charges and late
     * payments.
     */
    private static final long CACHED_ENTRIES_MAX = 500_000;

    private final EventStore events;
    private final EventLog keys;
    private final PastPayments past;
    private final Clock clock;
    private final Cache<WalletId, Seen> cache =
            Caffeine.newBuilder()
                    .maximumWeight(CACHED_ENTRIES_MAX)
                    .<WalletId, Seen>weigher((_, seen) -> seen.weight())
                    .build();

    WalletReader(EventStore events, EventLog keys, PastPayments past, Clock clock) {
        this.events = events;
        this.keys = keys;
        this.past = past;
        this.clock = clock;
    }

    @Override
    public Optional<WalletView> find(WalletId walletId) {
        return current(walletId).map(state -> view(walletId, state, clock.instant()));
    }

    @Override
    public Optional<Payment> payment(WalletId walletId, PaymentId paymentId) {
        Instant now = clock.instant();
        return fresh(walletId)
                .map(state -> state.payment(paymentId, now))
                .or(() -> Optional.ofNullable(past.find(walletId, paymentId).view(now)));
    }

    @Override
    public Optional<FundedCharge> fundedCharge(WalletId walletId, ChargeId chargeId) {
        return current(walletId)
                .flatMap(state ->
                        Optional.ofNullable(state.charges().get(chargeId))
                                .map(charge -> funded(charge, state)));
    }

    @Override
    public Optional<Located> locate(MerchantId merchantId, String merchantPaymentId) {
        return keys.find(PaymentRequest.key(merchantId, merchantPaymentId))
                .map(EventLog.Entry::event)
                .flatMap(event ->
                        switch (event) {
                            case PaymentAuthorized e -> locate(e.walletId(), e.paymentId());
                            case PaymentMade e -> locate(e.walletId(), e.paymentId());
                            // the shop closed this id before any payment came under it
                            default -> Optional.empty();
                        });
    }

    private FundedCharge funded(ChargeEntry charge, WalletState state) {
        return new FundedCharge(
                charge.receipt(state.available(clock.instant())),
                charge.fundingReference(),
                charge.requestedAt());
    }

    private Optional<Located> locate(WalletId walletId, PaymentId paymentId) {
        return payment(walletId, paymentId).map(payment -> new Located(walletId, payment));
    }

    /** The wallet at this moment: what has expired is free again, booked or not. */
    private Optional<WalletState> current(WalletId walletId) {
        Instant now = clock.instant();
        return fresh(walletId)
                .map(state -> HoldDecisions.settled(state, walletId, now))
                .map(state -> TransferDecisions.settled(state, walletId, now));
    }

    private Optional<WalletState> fresh(WalletId walletId) {
        Seen before = cache.getIfPresent(walletId);
        Seen after =
                before == null
                        ? Seen.NOTHING.and(events.readEvents(walletId.value()))
                        : before.and(events.readEvents(walletId.value(), before.sequence() + 1));
        if (after.sequence() < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(cache.asMap().merge(walletId, after, Seen::later))
                .map(Seen::state);
    }

    private static WalletView view(WalletId walletId, WalletState state, Instant now) {
        LocalDate today = BusinessDate.of(now);
        List<LotPart> live = state.lots().live(today).toList();
        Yen paid = LotPart.total(live, LotKind.PAID);
        Yen points = LotPart.total(live, LotKind.POINTS);
        return new WalletView(
                walletId,
                state.status(),
                paid.plus(points),
                state.held(),
                paid,
                points,
                live.stream()
                        .map(lot ->
                                new WalletView.Lot(
                                        lot.lotId(),
                                        lot.kind(),
                                        lot.amount(),
                                        lot.expiresOn(),
                                        lot.restriction()))
                        .toList());
    }

    /** What the log said up to a sequence number of the wallet; -1 before its first event. */
    private record Seen(WalletState state, long sequence) {
        static final Seen NOTHING = new Seen(WalletState.EMPTY, -1);

        Seen and(DomainEventStream stream) {
            WalletState next = state;
            long last = sequence;
            while (stream.hasNext()) {
                DomainEventMessage<?> message = stream.next();
                next =
                        switch (message.getPayload()) {
                            case WalletEvent event -> next.evolve(event);
                            case Wallet snapshot -> snapshot.state();
                            default ->
                                    throw new IllegalStateException(
                                            "not a wallet's event: " + message.getPayloadType());
                        };
                last = message.getSequenceNumber();
            }
            return new Seen(next, last);
        }

        Seen later(Seen other) {
            return other.sequence > sequence ? other : this;
        }

        int weight() {
            return 1
                    + state.lots().free().size()
                    + state.payments().recent().size()
                    + state.charges().ended().size();
        }
    }
}
