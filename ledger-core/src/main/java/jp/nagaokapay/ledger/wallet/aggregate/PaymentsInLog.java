package jp.nagaokapay.ledger.wallet.aggregate;

import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.stereotype.Component;

@Component
final class PaymentsInLog implements PastPayments {
    private static final String PAYMENT_ID = "paymentId";

    private final EventLog log;

    PaymentsInLog(EventLog log) {
        this.log = log;
    }

    @Override
    public PaymentReplay find(WalletId walletId, PaymentId paymentId) {
        PaymentReplay replay = new PaymentReplay(paymentId);
        for (LedgerEvent event : log.ofAggregate(walletId.value(), PAYMENT_ID, paymentId.value())) {
            if (event instanceof WalletEvent change) {
                replay.evolve(change);
            }
        }
        return replay;
    }

    @Override
    public boolean isTaken(String key) {
        return log.find(key).isPresent();
    }
}
