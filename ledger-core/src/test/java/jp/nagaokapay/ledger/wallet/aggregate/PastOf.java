package jp.nagaokapay.ledger.wallet.aggregate;

import java.util.List;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletId;

/** The past that a list of one wallet's events tells. */
record PastOf(List<WalletEvent> events) implements PastPayments {
    @Override
    public PaymentReplay find(WalletId walletId, PaymentId paymentId) {
        PaymentReplay replay = new PaymentReplay(paymentId);
        events.forEach(replay::evolve);
        return replay;
    }

    @Override
    public boolean isTaken(String key) {
        return events.stream()
                .anyMatch(event ->
                        switch (event) {
                            case PaymentAuthorized e ->
                                    key.equals(
                                            PaymentRequest.key(
                                                    e.merchantId(), e.merchantPaymentId()));
                            case PaymentMade e ->
                                    key.equals(
                                            PaymentRequest.key(
                                                    e.merchantId(), e.merchantPaymentId()));
                            default -> false;
                        });
    }
}
