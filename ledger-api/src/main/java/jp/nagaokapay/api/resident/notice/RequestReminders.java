package jp.nagaokapay.api.resident.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessagesUsedUp;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.ledger.request.SavedBills;
import jp.nagaokapay.ledger.request.SavedBills.Due;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds holders of the payment requests that they keep and nobody has paid, each once. A reminder
 * and that it was sent are one transaction, so that several nodes and crashes send it once.
 */
@Component
class RequestReminders {
    /** A run's bound; what is left is due again at the next. */
    private static final int REMINDERS_MAX = 2_000;

    private final SavedBills saved;
    private final BillPayments bills;
    private final MerchantDirectory directory;
    private final Recipients recipients;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final int daysAhead;

    RequestReminders(
            SavedBills saved,
            BillPayments bills,
            MerchantDirectory directory,
            Recipients recipients,
            MessagePort messages,
            TransactionTemplate transaction,
            NoticeSettings settings) {
        this.saved = saved;
        this.bills = bills;
        this.directory = directory;
        this.recipients = recipients;
        this.messages = messages;
        this.transaction = transaction;
        this.daysAhead = settings.requestDaysAhead();
    }

    /** Until nothing is due, or messages cannot be sent now. */
    void send(Instant now) {
        try {
            for (int sent = 0; sent < REMINDERS_MAX; sent++) {
                if (!Objects.requireNonNull(transaction.execute(_ -> sendNext(now)))) {
                    return;
                }
            }
        } catch (MessagesUsedUp | Unavailable | NotConfigured _) {
            // Nothing was marked; the next run tries again.
        }
    }

    private boolean sendNext(Instant now) {
        LocalDate today = BusinessDate.of(now);
        List<Due> next = saved.nextToRemind(now, today, today.plusDays(daysAhead));
        next.forEach(due -> {
            Optional<Recipient> recipient = recipients.of(due.walletId());
            recipient.ifPresent(to -> messages.send(message(to, bills.require(due.code()), now)));
        });
        return !next.isEmpty();
    }

    private Message message(Recipient recipient, Bill bill, Instant now) {
        Instant old = now.plus(MessageKind.PAYMENT_DUE.worthSendingFor());
        String payee = directory.find(bill.merchantId()).orElseThrow().profile().name();
        return new Message(
                MessageKind.PAYMENT_DUE,
                recipient.way(),
                recipient.to(),
                ReminderText.of(bill, payee),
                null,
                old.isBefore(bill.payableUntil()) ? old : bill.payableUntil(),
                recipient.holder());
    }
}
