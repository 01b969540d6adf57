package jp.nagaokapay.ledger.merchant;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_AWAITS_APPROVAL;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_APPROVED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_KNOWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_NOT_WITHDRAWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.MERCHANT_IS_SUSPENDED;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_KNOWN;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_LIVE;
import static jp.nagaokapay.ledger.merchant.MerchantRule.TERMINAL_IS_NEW;
import static jp.nagaokapay.ledger.merchant.MerchantRule.WITHIN_TERMINALS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ChangeShopProfile;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CloseReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CreditReceivable;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.LimitTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.PaySupplier;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ReceiveSupplierPayment;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RevokeTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaid;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalLimited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A shop, deciding. Every handler may find no shop at all, so that an unknown one is refused by a
 * rule like any other.
 */
@Aggregate(
        type = "merchant",
        cache = "aggregateCache",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
class Merchant {
    /** Terminals of one shop that may be live at a time. */
    static final int LIVE_TERMINALS_MAX = 500;

    /** Terminals a shop may enrol in all its life; revoked ones are remembered. */
    static final int TERMINALS_EVER_MAX = 5_000;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    @JsonProperty("id")
    private @Nullable MerchantId id;

    @JsonProperty("state")
    private MerchantState state;

    Merchant() {
        this(null, MerchantState.EMPTY);
    }

    @JsonCreator
    Merchant(
            @JsonProperty("id") @Nullable MerchantId id,
            @JsonProperty("state") MerchantState state) {
        this.id = id;
        this.state = state;
    }

    MerchantState state() {
        return state;
    }

    /** A second registration is stopped by its business key and by the sequence in the log. */
    @CommandHandler
    Merchant(RegisterMerchant command, Clock clock) {
        this();
        apply(
                new MerchantRegistered(
                        command.merchantId(),
                        clock.instant(),
                        command.profile(),
                        command.bankAccount()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(ChangeShopProfile command, Clock clock) {
        MerchantStatus standing = requireInProgram();
        if (!command.profile().equals(state.profile())) {
            apply(
                    new ShopProfileChanged(
                            command.merchantId(),
                            clock.instant(),
                            command.profile(),
                            standing,
                            command.by()));
        }
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(ApproveMerchant command, Clock clock) {
        requireInProgram();
        MERCHANT_AWAITS_APPROVAL.require(state.status() == MerchantStatus.REGISTERED);
        apply(new MerchantApproved(command.merchantId(), clock.instant()));
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(SuspendMerchant command, Clock clock) {
        requireInProgram();
        MERCHANT_IS_NOT_SUSPENDED.require(state.status() != MerchantStatus.SUSPENDED);
        MERCHANT_IS_APPROVED.require(state.status() == MerchantStatus.APPROVED);
        apply(new MerchantSuspended(command.merchantId(), clock.instant(), command.reason()));
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(ResumeMerchant command, Clock clock) {
        requireInProgram();
        MERCHANT_IS_SUSPENDED.require(state.status() == MerchantStatus.SUSPENDED);
        apply(new MerchantResumed(command.merchantId(), clock.instant()));
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(WithdrawMerchant command, Clock clock) {
        MerchantStatus was = requireInProgram();
        apply(new MerchantWithdrawn(command.merchantId(), clock.instant(), was));
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    TerminalId decide(EnrolTerminal command, Clock clock) {
        requireInProgram();
        TerminalId terminal = command.terminalId();
        TERMINAL_IS_NEW.require(
                !state.terminals().contains(terminal) && !state.revoked().contains(terminal));
        int live = state.terminals().size();
        WITHIN_TERMINALS.require(
                live < LIVE_TERMINALS_MAX && live + state.revoked().size() < TERMINALS_EVER_MAX,
                Map.of("most", LIVE_TERMINALS_MAX, "mostEver", TERMINALS_EVER_MAX));
        apply(
                new TerminalEnrolled(
                        command.merchantId(), clock.instant(), terminal, command.label()));
        return terminal;
    }

    /** No event when the terminal has that limit already. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    TerminalId decide(LimitTerminal command, Clock clock) {
        requireKnown();
        TerminalId terminal = command.terminalId();
        requireLive(terminal);
        if (!Objects.equals(state.paymentMax().get(terminal), command.paymentMax())) {
            apply(
                    new TerminalLimited(
                            command.merchantId(), clock.instant(), terminal, command.paymentMax()));
        }
        return terminal;
    }

    /** A shop that left may still have its terminals revoked. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    TerminalId decide(RevokeTerminal command, Clock clock) {
        requireKnown();
        TerminalId terminal = command.terminalId();
        requireLive(terminal);
        apply(new TerminalRevoked(command.merchantId(), clock.instant(), terminal));
        return terminal;
    }

    /** In any status: a suspended shop too must be able to give up on a payment. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(ClosePaymentId command, Clock clock) {
        requireKnown();
        apply(
                new PaymentIdClosed(
                        command.merchantId(), clock.instant(), command.merchantPaymentId()));
        return command.merchantId();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SupplierReceipt decide(PaySupplier command, Clock clock) {
        requireInProgram();
        SupplierPaid paid = SupplierDecisions.pay(state, command, clock.instant());
        apply(paid);
        return new SupplierReceipt(
                paid.supplierPaymentId(),
                paid.occurredAt(),
                paid.amount(),
                SupplierDecisions.spendable(state.receivable(), command.terms()));
    }

    /** In any status: it is owed. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(ReceiveSupplierPayment command) {
        requireKnown();
        apply(SupplierDecisions.receive(state, command));
        return command.merchantId();
    }

    /** In any status: what was captured is owed. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    MerchantId decide(CreditReceivable command) {
        requireKnown();
        ReceivableCrediting.decide(state, command).ifPresent(credited -> apply(credited));
        return command.merchantId();
    }

    /** In any status: a shop that left is paid what it is owed. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean decide(CloseReceivable command, Clock clock) {
        requireKnown();
        Optional<ReceivableClosed> closed =
                ReceivableClosing.decide(state, command, clock.instant());
        closed.ifPresent(event -> apply(event));
        return closed.isPresent();
    }

    @EventSourcingHandler
    void evolve(MerchantEvent event) {
        id = event.merchantId();
        state = state.evolve(event);
    }

    private void requireLive(TerminalId terminal) {
        TERMINAL_IS_LIVE.require(!state.revoked().contains(terminal));
        TERMINAL_IS_KNOWN.require(state.terminals().contains(terminal));
    }

    private MerchantStatus requireKnown() {
        MERCHANT_IS_KNOWN.require(state.status() != null);
        return requireNonNull(state.status());
    }

    private MerchantStatus requireInProgram() {
        MerchantStatus status = requireKnown();
        MERCHANT_IS_NOT_WITHDRAWN.require(status != MerchantStatus.WITHDRAWN);
        return status;
    }
}
