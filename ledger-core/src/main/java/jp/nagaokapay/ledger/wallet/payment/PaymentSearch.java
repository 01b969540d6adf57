package jp.nagaokapay.ledger.wallet.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.ledger.log.read.EventLog.Entry;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.stereotype.Component;

/**
 * Finds who paid by the payment's id alone, as it stands on a receipt. No index is kept for so rare
 * a question: an id says when it was made, and its payment began within moments, so a part of the
 * log is read.
 */
@Component
public class PaymentSearch {
    /** For the clocks of nodes that are not quite the same. */
    private static final Duration BEFORE = Duration.ofSeconds(5);

    private static final Duration WITHIN = Duration.ofMinutes(1);

    private static final Set<Class<? extends LedgerEvent>> BEGUN =
            Set.of(PaymentMade.class, PaymentAuthorized.class);

    private final LogSelection log;

    PaymentSearch(LogSelection log) {
        this.log = log;
    }

    public Optional<WalletId> payerOf(PaymentId paymentId) {
        Optional<Instant> madeAt = Ids.madeAt(paymentId.value());
        return madeAt.flatMap(
                at -> payerOf(paymentId, log.between(at.minus(BEFORE), at.plus(WITHIN))));
    }

    private Optional<WalletId> payerOf(PaymentId paymentId, LogSelection.Range range) {
        long position = range.after();
        List<Entry> page;
        do {
            page = log.read(position, range.upTo(), BEGUN);
            for (Entry entry : page) {
                position = entry.position();
                Optional<WalletId> payer = payer(entry.event(), paymentId);
                if (payer.isPresent()) {
                    return payer;
                }
            }
        } while (page.size() == LogSelection.PAGE);
        return Optional.empty();
    }

    private static Optional<WalletId> payer(LedgerEvent event, PaymentId paymentId) {
        if (event instanceof PaymentMade e && e.paymentId().equals(paymentId)) {
            return Optional.of(e.walletId());
        }
        return event instanceof PaymentAuthorized e && e.paymentId().equals(paymentId)
                ? Optional.of(e.walletId())
                : Optional.empty();
    }
}
