package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.*;
import jp.nagaokapay.ledger.wallet.TransferCommand.*;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.WalletCommand.*;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Axon's view of a wallet: commands in, events out. Its JSON form is its snapshot. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
@Revision("3")
class Wallet {
    @AggregateIdentifier private @Nullable WalletId walletId;
    private WalletState state = WalletState.EMPTY;
    private Instant latest = Instant.EPOCH;

    /** For Axon, which makes an empty wallet and hands it the events. */
    Wallet() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Wallet(WalletSnapshot snapshot) {
        walletId = snapshot.walletId();
        state = snapshot.state();
        latest = snapshot.latest();
    }

    @JsonValue
    WalletSnapshot snapshot() {
        return WalletSnapshot.of(Objects.requireNonNull(walletId), state, latest);
    }

    WalletState state() {
        return state;
    }

    /** No command meets a hold or an offer whose time is up and that is not booked as such. */
    @CommandHandlerInterceptor
    void requireNoneOverdue(WalletCommand<?> command, Clock clock) {
        Overdues.requireNone(state, command, clock.instant());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    WalletId decide(OpenWallet command, Clock clock) {
        if (state.holder() != null) {
            throw new Duplicate(Duplicate.Key.BUSINESS, command.businessKey());
        }
        apply(
                new WalletOpened(
                        command.walletId(),
                        clock.instant(),
                        command.holder(),
                        command.residency(),
                        command.corporate()));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(ChangeResidency command, Clock clock) {
        WALLET_IS_OPEN.require(!state.closed());
        Holder holder = state.opened();
        if (holder.residency() != command.residency()) {
            apply(
                    new ResidencyChanged(
                            command.walletId(),
                            clock.instant(),
                            command.residency(),
                            holder.corporate()));
        }
        return command.walletId();
    }

    @CommandHandler
    ChargeReceipt decide(RequestCharge command, Clock clock, WalletLimits limits) {
        Instant now = clock.instant();
        apply(ChargeDecisions.request(state, command, now, limits));
        return receipt(command.chargeId(), now);
    }

    @CommandHandler
    ChargeReceipt decide(ConfirmCharge command, Clock clock) {
        Instant now = clock.instant();
        applyIfAny(ChargeDecisions.confirm(state, command, now));
        return receipt(command.chargeId(), now);
    }

    @CommandHandler
    ChargeReceipt decide(FailCharge command, Clock clock) {
        Instant now = clock.instant();
        applyIfAny(ChargeDecisions.fail(state, command, now));
        return receipt(command.chargeId(), now);
    }

    @CommandHandler
    ChargeReceipt decide(ReverseCharge command, Clock clock) {
        Instant now = clock.instant();
        apply(ChargeDecisions.reverse(state, command, now));
        return receipt(command.chargeId(), now);
    }

    @CommandHandler
    GrantId decide(GrantPoints command, Clock clock) {
        apply(ValueDecisions.grant(state, command, clock.instant()));
        return command.grantId();
    }

    @CommandHandler
    GrantId decide(TakeBackPoints command, Clock clock) {
        apply(ValueDecisions.takeBack(state, command, clock.instant()));
        return command.grantId();
    }

    @CommandHandler
    PaymentReceipt decide(
            AuthorizePayment command, Clock clock, WalletLimits limits, PastPayments past) {
        Instant now = clock.instant();
        PaymentAuthorized event = PaymentDecisions.authorize(state, past, command, now, limits);
        apply(event);
        return receipt(command.walletId(), Hold.of(event).view(now), now);
    }

    @CommandHandler
    PaymentReceipt decide(Pay command, Clock clock, WalletLimits limits, PastPayments past) {
        Instant now = clock.instant();
        PaymentMade event = PaymentDecisions.pay(state, past, command, now, limits);
        apply(event);
        return receipt(command.walletId(), CapturedPayment.of(event).view(), now);
    }

    @CommandHandler
    PaymentReceipt decide(CapturePayment command, Clock clock, PastPayments past) {
        Instant now = clock.instant();
        PaymentCaptured event = HoldDecisions.capture(state, past, command, now);
        Hold hold = Objects.requireNonNull(state.holds().get(command.paymentId()));
        applyAndTakeBack(event);
        return receipt(command.walletId(), hold.captured(event).view(), now);
    }

    @CommandHandler
    PaymentReceipt decide(VoidPayment command, Clock clock, PastPayments past) {
        Instant now = clock.instant();
        PaymentVoided event = HoldDecisions.voided(state, past, command, now);
        Hold hold = Objects.requireNonNull(state.holds().get(command.paymentId()));
        applyAndTakeBack(event);
        return receipt(command.walletId(), hold.view(PaymentStatus.VOIDED), now);
    }

    @CommandHandler
    PaymentId decide(ExpireHold command, Clock clock) {
        WalletEvent expired = HoldDecisions.expire(state, command, clock.instant());
        if (expired != null) {
            applyAndTakeBack(expired);
        }
        return command.paymentId();
    }

    @CommandHandler
    RefundReceipt decide(
            RefundPayment command, Clock clock, WalletLimits limits, PastPayments past) {
        Instant now = clock.instant();
        CapturedPayment payment = RefundDecision.requireCaptured(state, past, command);
        PaymentRefunded event = RefundDecision.refund(state, payment, command, now, limits);
        applyAndTakeBack(event);
        return new RefundReceipt(
                command.refundId(),
                command.merchantRefundId(),
                command.amount(),
                LotPart.total(event.lapsed()),
                now,
                payment.refunded(event).view(),
                state.available(now));
    }

    @CommandHandler
    Integer decide(ExpireLots command, Clock clock) {
        List<LotExpired> expired =
                ValueDecisions.expire(state, command.walletId(), command.today(), clock.instant());
        expired.forEach(this::apply);
        return expired.size();
    }

    @CommandHandler
    WalletId decide(SuspendWallet command, Clock clock) {
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_NOT_SUSPENDED.require(!state.suspended());
        apply(new WalletSuspended(command.walletId(), clock.instant(), command.reason()));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(ResumeWallet command, Clock clock) {
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_SUSPENDED.require(state.suspended());
        apply(new WalletResumed(command.walletId(), clock.instant()));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(CloseWallet command, Clock clock) {
        ValueDecisions.close(state, command, clock.instant()).forEach(this::apply);
        return command.walletId();
    }

    @CommandHandler
    TransferReceipt decide(OfferTransfer command, Clock clock, TransferLimits limits) {
        return TransferReceipts.of(
                applied(TransferDecisions.offer(state, command, clock.instant(), limits)), state);
    }

    @CommandHandler
    TransferReceipt decide(SendTransfer command, Clock clock, TransferLimits limits) {
        return TransferReceipts.of(
                applied(TransferDecisions.send(state, command, clock.instant(), limits)), state);
    }

    @CommandHandler
    TransferReceipt decide(TakeOffer command, Clock clock) {
        return TransferReceipts.of(
                applied(TransferDecisions.take(state, command, clock.instant())), state);
    }

    @CommandHandler
    @Nullable TransferReceipt decide(EndOffer command, Clock clock) {
        TransferOfferEnded event = TransferDecisions.end(state, command, clock.instant());
        return event == null ? null : TransferReceipts.of(applied(event), state);
    }

    @CommandHandler
    WalletId decide(ReceiveTransfer command, Clock clock, WalletLimits limits) {
        apply(ArrivalDecisions.receive(state, command, clock.instant(), limits));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(ReturnTransfer command, Clock clock) {
        applyAndTakeBack(ArrivalDecisions.back(state, command, clock.instant()));
        return command.walletId();
    }

    @EventSourcingHandler
    void evolve(WalletEvent event) {
        walletId = event.walletId();
        state = state.evolve(event);
        latest = DerivedMetaData.latest(event, latest);
    }

    private void apply(WalletEvent event) {
        AggregateLifecycle.apply(event, DerivedMetaData.of(event, state, latest));
    }

    private <E extends WalletEvent> E applied(E event) {
        apply(event);
        return event;
    }

    /** Applies an event that may return value, and takes back the points that waited for it. */
    private void applyAndTakeBack(WalletEvent event) {
        apply(event);
        PendingTakeBack.due(state, event).forEach(this::apply);
    }

    private void applyIfAny(@Nullable WalletEvent event) {
        if (event != null) {
            apply(event);
        }
    }

    private ChargeReceipt receipt(ChargeId chargeId, Instant now) {
        Yen available = state.available(now);
        return ChargeDecisions.requireKnown(state, chargeId).receipt(available);
    }

    private PaymentReceipt receipt(WalletId wallet, Payment payment, Instant now) {
        return new PaymentReceipt(wallet, payment, state.available(now));
    }
}
