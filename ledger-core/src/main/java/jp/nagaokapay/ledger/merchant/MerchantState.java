package jp.nagaokapay.ledger.merchant;

import static jp.nagaokapay.ledger.merchant.MerchantStatus.APPROVED;
import static jp.nagaokapay.ledger.merchant.MerchantStatus.REGISTERED;
import static jp.nagaokapay.ledger.merchant.MerchantStatus.SUSPENDED;
import static jp.nagaokapay.ledger.merchant.MerchantStatus.WITHDRAWN;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaid;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaymentReceived;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalLimited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What a shop has to remember.
 *
 * @param status null until registered
 * @param profile null until registered
 * @param terminals enrolled and not revoked
 * @param revoked terminals that never come back
 * @param paymentMax the largest amount of a single payment, of terminals that have such a limit
 * @param receivable what it is owed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MerchantState(
        @Nullable MerchantStatus status,
        @Nullable ShopProfile profile,
        PSet<TerminalId> terminals,
        PSet<TerminalId> revoked,
        PMap<TerminalId, Yen> paymentMax,
        Receivable receivable) {

    static final MerchantState EMPTY =
            new MerchantState(
                    null,
                    null,
                    HashTreePSet.empty(),
                    HashTreePSet.empty(),
                    HashTreePMap.empty(),
                    Receivable.NOTHING);

    @JsonCreator
    static MerchantState restored(
            @JsonProperty("status") @Nullable MerchantStatus status,
            @JsonProperty("profile") @Nullable ShopProfile profile,
            @JsonProperty("terminals") Collection<TerminalId> terminals,
            @JsonProperty("revoked") Collection<TerminalId> revoked,
            @JsonProperty("paymentMax") Map<String, Yen> paymentMax,
            @JsonProperty("receivable") Receivable receivable) {
        return new MerchantState(
                status,
                profile,
                HashTreePSet.from(terminals),
                HashTreePSet.from(revoked),
                HashTreePMap.from(
                        paymentMax.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                limit -> new TerminalId(limit.getKey()),
                                                Map.Entry::getValue))),
                receivable);
    }

    MerchantState evolve(MerchantEvent event) {
        return switch (event) {
            case MerchantRegistered e ->
                    new MerchantState(
                            REGISTERED, e.profile(), terminals, revoked, paymentMax, receivable);
            case ShopProfileChanged e ->
                    new MerchantState(
                            status, e.profile(), terminals, revoked, paymentMax, receivable);
            case MerchantApproved _ -> with(APPROVED);
            case MerchantSuspended _ -> with(SUSPENDED);
            case MerchantResumed _ -> with(APPROVED);
            case MerchantWithdrawn _ -> with(WITHDRAWN);
            case TerminalEnrolled e -> with(terminals.plus(e.terminalId()), revoked, paymentMax);
            case TerminalLimited e ->
                    with(
                            terminals,
                            revoked,
                            e.paymentMax() == null
                                    ? paymentMax.minus(e.terminalId())
                                    : paymentMax.plus(e.terminalId(), e.paymentMax()));
            case TerminalRevoked e ->
                    with(
                            terminals.minus(e.terminalId()),
                            revoked.plus(e.terminalId()),
                            paymentMax.minus(e.terminalId()));
            case PaymentIdClosed _ -> this;
            case SupplierPaid e -> with(receivable.carrying(e.carried()));
            case SupplierPaymentReceived e -> with(receivable.carrying(e.carried()));
            case ReceivableCredited e -> with(receivable.with(e));
            case ReceivableClosed e -> with(receivable.with(e));
        };
    }

    /** Whether a terminal may take a payment of that amount. */
    boolean allows(TerminalId terminalId, Yen amount) {
        Yen max = paymentMax.get(terminalId);
        return max == null || max.covers(amount);
    }

    Optional<Yen> paymentMax(TerminalId terminalId) {
        return Optional.ofNullable(paymentMax.get(terminalId));
    }

    private MerchantState with(MerchantStatus newStanding) {
        return new MerchantState(newStanding, profile, terminals, revoked, paymentMax, receivable);
    }

    private MerchantState with(
            PSet<TerminalId> live, PSet<TerminalId> ended, PMap<TerminalId, Yen> limits) {
        return new MerchantState(status, profile, live, ended, limits, receivable);
    }

    private MerchantState with(Receivable owed) {
        return new MerchantState(status, profile, terminals, revoked, paymentMax, owed);
    }
}
