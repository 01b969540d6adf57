package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The authorizations of a wallet.
 *
 * @param open by payment
 * @param ended voided or expired lately, so that a late request reads why
 */
record HoldBook(PMap<PaymentId, Hold> open, ExpiringMap<PaymentId, PaymentStatus> ended) {
    static final Duration ENDED_REMEMBERED_FOR = Duration.ofHours(1);
    static final int ENDED_MAX = 100;

    static final HoldBook EMPTY = new HoldBook(HashTreePMap.empty(), ExpiringMap.empty());

    static HoldBook of(List<Hold> holds, List<ExpiringMap.Entry<PaymentId, PaymentStatus>> ended) {
        PMap<PaymentId, Hold> open = HashTreePMap.empty();
        for (Hold hold : holds) {
            open = open.plus(hold.paymentId(), hold);
        }
        return new HoldBook(open, ExpiringMap.of(ended));
    }

    /** Fails where there is none: the log would contradict itself. */
    Hold require(PaymentId paymentId) {
        return Objects.requireNonNull(open.get(paymentId), "captured without a hold");
    }

    HoldBook authorized(PaymentAuthorized e) {
        return new HoldBook(open.plus(e.paymentId(), Hold.of(e)), ended);
    }

    HoldBook captured(PaymentId paymentId) {
        return new HoldBook(open.minus(paymentId), ended);
    }

    HoldBook ended(PaymentId paymentId, PaymentStatus as, Instant at) {
        return new HoldBook(
                open.minus(paymentId),
                ended.plus(paymentId, as, at.plus(ENDED_REMEMBERED_FOR)).atMost(ENDED_MAX));
    }

    HoldBook forget(Instant now) {
        ExpiringMap<PaymentId, PaymentStatus> left = ended.forget(now);
        return left.size() == ended.size() ? this : new HoldBook(open, left);
    }
}
