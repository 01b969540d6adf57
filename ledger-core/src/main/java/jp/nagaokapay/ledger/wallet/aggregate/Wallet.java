package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_SUSPENDED;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Overdue;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ChangeResidency;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireLots;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletResumed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletSuspended;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.ledger.wallet.WalletStatus;
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
@Revision("2")
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

    /** No command meets a hold that has expired and is not booked as such. */
    @CommandHandlerInterceptor
    void requireNoneOverdue(WalletCommand<?> command, Clock clock) {
        if (!(command instanceof ExpireHold)) {
            HoldDecisions.overdue(state, clock.instant())
                    .findFirst()
                    .ifPresent(hold -> {
                        throw new Overdue(new ExpireHold(command.walletId(), hold.paymentId()));
                    });
        }
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
        WalletEvent.PaymentAuthorized event =
                PaymentDecisions.authorize(state, past, command, now, limits);
        apply(event);
        return receipt(command.walletId(), Hold.of(event).view(now), now);
    }

    @CommandHandler
    PaymentReceipt decide(Pay command, Clock clock, WalletLimits limits, PastPayments past) {
        Instant now = clock.instant();
        WalletEvent.PaymentMade event = PaymentDecisions.pay(state, past, command, now, limits);
        apply(event);
        return receipt(command.walletId(), CapturedPayment.of(event).view(), now);
    }

    @CommandHandler
    PaymentReceipt decide(CapturePayment command, Clock clock, PastPayments past) {
        Instant now = clock.instant();
        WalletEvent.PaymentCaptured event = HoldDecisions.capture(state, past, command, now);
        Hold hold = Objects.requireNonNull(state.holds().get(command.paymentId()));
        applyAndTakeBack(event);
        return receipt(command.walletId(), hold.captured(event).view(), now);
    }

    @CommandHandler
    PaymentReceipt decide(VoidPayment command, Clock clock, PastPayments past) {
        Instant now = clock.instant();
        WalletEvent.PaymentVoided event = HoldDecisions.voided(state, past, command, now);
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
        WALLET_IS_NOT_SUSPENDED.require(state.status() != WalletStatus.SUSPENDED);
        apply(new WalletSuspended(command.walletId(), clock.instant(), command.reason()));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(ResumeWallet command, Clock clock) {
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_SUSPENDED.require(state.status() == WalletStatus.SUSPENDED);
        apply(new WalletResumed(command.walletId(), clock.instant()));
        return command.walletId();
    }

    @CommandHandler
    WalletId decide(CloseWallet command, Clock clock) {
        ValueDecisions.close(state, command, clock.instant()).forEach(this::apply);
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
