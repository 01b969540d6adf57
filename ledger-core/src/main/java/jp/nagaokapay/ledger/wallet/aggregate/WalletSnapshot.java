package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A wallet's state in plain lists, as its snapshot is stored. A change of this shape needs a new
 * {@code @Revision} of {@link Wallet}, so that older snapshots are left aside.
 */
record WalletSnapshot(
        WalletId walletId,
        Holder holder,
        WalletStatus status,
        List<LotPart> lots,
        List<Hold> holds,
        List<CapturedPayment> recentPayments,
        Map<LocalDate, Integer> paymentDays,
        List<ExpiringMap.Entry<CodeId, Instant>> usedCodes,
        List<ExpiringMap.Entry<CodeId, Instant>> offlineCodes,
        List<ExpiringMap.Entry<PaymentId, PaymentStatus>> endedHolds,
        List<ChargeEntry> pendingCharges,
        List<ExpiringMap.Entry<ChargeId, ChargeEntry>> endedCharges,
        LocalDate chargeDay,
        Yen chargedOnDay,
        List<ExpiringMap.Entry<LotId, PendingTakeBack>> pending,
        List<Offer> offers,
        List<ExpiringMap.Entry<TransferId, TransferBook.Sent>> sent,
        Instant latest) {

    static WalletSnapshot of(WalletId walletId, WalletState state, Instant latest) {
        return new WalletSnapshot(
                walletId,
                state.opened(),
                state.status(),
                state.lots().list(),
                List.copyOf(state.holds().values()),
                state.payments().list(),
                state.payments().days(),
                state.codes().used().list(),
                state.codes().offline().list(),
                state.endedHolds().list(),
                List.copyOf(state.charges().pending().values()),
                state.charges().ended().list(),
                state.charges().day(),
                state.charges().onDay(),
                state.pending().list(),
                List.copyOf(state.transfers().offers().values()),
                state.transfers().sent().list(),
                latest);
    }

    WalletState state() {
        return new WalletState(
                holder,
                status,
                Lots.of(lots),
                HoldBook.of(holds, endedHolds),
                Payments.of(recentPayments, paymentDays),
                CodeBook.of(usedCodes, offlineCodes),
                new ChargeBook(
                        mapOf(pendingCharges, ChargeEntry::chargeId),
                        ExpiringMap.of(endedCharges),
                        chargeDay,
                        chargedOnDay),
                ExpiringMap.of(pending),
                TransferBook.of(offers, sent));
    }

    private static <K, V> PMap<K, V> mapOf(List<V> values, Function<V, K> key) {
        PMap<K, V> map = HashTreePMap.empty();
        for (V value : values) {
            map = map.plus(key.apply(value), value);
        }
        return map;
    }
}
