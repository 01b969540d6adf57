package jp.nagaokapay.api.web;

import java.util.function.Function;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Charges for every API that has them. A charge outlives its request, so a retry is answered with
 * what has become of it since, and not with the first answer.
 */
@Component
public class IdempotentCharges {
    private final IdempotentRequests requests;
    private final Charges charges;

    IdempotentCharges(IdempotentRequests requests, Charges charges) {
        this.requests = requests;
        this.charges = charges;
    }

    /**
     * @param principal whose key it is
     * @param body what was read from the request
     */
    public ResponseEntity<ChargeBody> charge(
            String principal, IdempotencyKey key, Object body, RequestCharge command) {
        RequestKey request = RequestKeys.of(principal, key, body);
        return charge(request, _ -> command.walletId(), () -> charges.charge(command, request));
    }

    /**
     * The same where more belongs to the attempt than the charge.
     *
     * @param walletOf the wallet of a charge that was made before
     * @param attempt charges by {@link Charges#charge} under {@code request}
     */
    public ResponseEntity<ChargeBody> charge(
            RequestKey request,
            Function<ChargeId, WalletId> walletOf,
            Supplier<ChargeReceipt> attempt) {
        IdempotentRequests.Reply<ChargeReceipt> reply =
                requests.once(request, ChargeReceipt.class, attempt);
        ChargeReceipt now =
                reply.replayed() ? resume(reply.answer().chargeId(), walletOf) : reply.answer();
        return ChargeBody.answer(now, charges.continueAt(now).orElse(null), reply.replayed());
    }

    private ChargeReceipt resume(ChargeId chargeId, Function<ChargeId, WalletId> walletOf) {
        return charges.resume(walletOf.apply(chargeId), chargeId);
    }

    /** Undoes a charge that is still unspent. */
    public ResponseEntity<ChargeBody> reverse(RequestKey request, ReverseCharge command) {
        IdempotentRequests.Reply<ChargeReceipt> reply =
                requests.once(
                        request, ChargeReceipt.class, () -> charges.reverse(command, request));
        return ChargeBody.answer(reply.answer(), reply.replayed());
    }
}
