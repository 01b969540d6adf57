package jp.nagaokapay.ledger.merchant.aggregate;

import static jp.nagaokapay.ledger.merchant.Standing.APPROVED;
import static jp.nagaokapay.ledger.merchant.Standing.REGISTERED;
import static jp.nagaokapay.ledger.merchant.Standing.SUSPENDED;
import static jp.nagaokapay.ledger.merchant.Standing.WITHDRAWN;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.Standing;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What a shop has to remember.
 *
 * @param standing null until registered
 * @param profile null until registered
 * @param terminals enrolled and not revoked
 * @param revoked terminals that never come back
 * @param receivable yen owed to the shop; negative when refunds exceed captures
 * @param creditedUpTo the log's position up to which its payments are credited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MerchantState(
        @Nullable Standing standing,
        @Nullable ShopProfile profile,
        PSet<TerminalId> terminals,
        PSet<TerminalId> revoked,
        long receivable,
        long creditedUpTo) {

    static final MerchantState EMPTY =
            new MerchantState(null, null, HashTreePSet.empty(), HashTreePSet.empty(), 0, -1);

    @JsonCreator
    static MerchantState restored(
            @JsonProperty("standing") @Nullable Standing standing,
            @JsonProperty("profile") @Nullable ShopProfile profile,
            @JsonProperty("terminals") Collection<TerminalId> terminals,
            @JsonProperty("revoked") Collection<TerminalId> revoked,
            @JsonProperty("receivable") long receivable,
            @JsonProperty("creditedUpTo") long creditedUpTo) {
        return new MerchantState(
                standing,
                profile,
                HashTreePSet.from(terminals),
                HashTreePSet.from(revoked),
                receivable,
                creditedUpTo);
    }

    MerchantState evolve(MerchantEvent event) {
        return switch (event) {
            case MerchantRegistered e ->
                    new MerchantState(
                            REGISTERED, e.profile(), terminals, revoked, receivable, creditedUpTo);
            case MerchantApproved _ -> with(APPROVED);
            case MerchantSuspended _ -> with(SUSPENDED);
            case MerchantResumed _ -> with(APPROVED);
            case MerchantWithdrawn _ -> with(WITHDRAWN);
            case TerminalEnrolled e -> with(terminals.plus(e.terminalId()), revoked);
            case TerminalRevoked e ->
                    with(terminals.minus(e.terminalId()), revoked.plus(e.terminalId()));
            case PaymentIdClosed _ -> this;
            case ReceivableCredited e ->
                    new MerchantState(
                            standing,
                            profile,
                            terminals,
                            revoked,
                            e.receivable(),
                            e.upToPosition());
        };
    }

    private MerchantState with(Standing newStanding) {
        return new MerchantState(
                newStanding, profile, terminals, revoked, receivable, creditedUpTo);
    }

    private MerchantState with(PSet<TerminalId> live, PSet<TerminalId> ended) {
        return new MerchantState(standing, profile, live, ended, receivable, creditedUpTo);
    }
}
