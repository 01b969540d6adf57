package jp.nagaokapay.api.resident.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessagesUsedUp;
import jp.nagaokapay.api.resident.notice.NoticeOutbox.Claimed;
import jp.nagaokapay.api.resident.notice.NoticeOutbox.End;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue.Expiring;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the rows and sends the messages, at whatever time the caller says it is. */
@Component
class ExpiryNotices {
    /** With the outbox's growing pauses about a day and a half. */
    static final int ATTEMPTS_MAX = 14;

    private static final int PAGE = 500;
    private static final int SENT_AT_ONCE = 100;

    /** What it says would not be true any more. */
    private static final Duration TRIED_FOR = Duration.ofDays(1);

    /** A run's bound; what is left is due again at the next. */
    private static final int BATCHES_MAX = 20;

    private final ExpiringValue values;
    private final NoticeOutbox outbox;
    private final Recipients recipients;
    private final MessagePort messages;
    private final TransactionTemplate transaction;
    private final NavigableSet<Integer> daysAhead;
    private final long leastPoints;

    ExpiryNotices(
            ExpiringValue values,
            NoticeOutbox outbox,
            Recipients recipients,
            MessagePort messages,
            TransactionTemplate transaction,
            NoticeSettings settings) {
        this.values = values;
        this.outbox = outbox;
        this.recipients = recipients;
        this.messages = messages;
        this.transaction = transaction;
        this.daysAhead = settings.daysAhead();
        this.leastPoints = settings.leastPoints();
    }

    /** Looks at every day up to the farthest, so that a missed run is made up for by the next. */
    void prepare(Instant now) {
        LocalDate today = BusinessDate.of(now);
        for (int ahead = 0; ahead <= daysAhead.last(); ahead++) {
            int told = Objects.requireNonNull(daysAhead.ceiling(ahead));
            prepare(today.plusDays(ahead), told, now);
        }
    }

    private void prepare(LocalDate expiresOn, int told, Instant now) {
        @Nullable WalletId after = null;
        List<Expiring> page;
        do {
            page = values.on(expiresOn, after, PAGE);
            outbox.add(page.stream().filter(this::isWorthTelling).toList(), told, now);
            after = page.isEmpty() ? after : page.getLast().walletId();
        } while (page.size() == PAGE);
    }

    /** Nobody is bothered for a few points. */
    private boolean isWorthTelling(Expiring expiring) {
        return !expiring.isNothing() && (expiring.paid() > 0 || expiring.points() >= leastPoints);
    }

    /** Hands over what is due; answers how many messages. */
    int send(Instant now) {
        int sent = 0;
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<Claimed> claimed = outbox.claim(now, SENT_AT_ONCE);
            sent += (int) claimed.stream().filter(each -> send(each, now)).count();
            if (claimed.size() < SENT_AT_ONCE) {
                break;
            }
        }
        return sent;
    }

    private boolean send(Claimed notice, Instant now) {
        Expiring left = values.in(notice.walletId(), notice.expiresOn());
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> handOver(notice, left, now)));
        } catch (MessagesUsedUp usedUp) {
            outbox.postpone(notice, usedUp.until());
            return false;
        } catch (Unavailable | NotConfigured _) {
            if (notice.attempts() >= ATTEMPTS_MAX) {
                outbox.end(notice, End.GIVEN_UP, now);
            }
            return false;
        }
    }

    private boolean handOver(Claimed notice, Expiring left, Instant now) {
        Optional<Recipient> recipient = recipients.of(notice.walletId());
        if (!isWorthTelling(left)
                || recipient.isEmpty()
                || notice.expiresOn().isBefore(BusinessDate.of(now))) {
            outbox.end(notice, End.DROPPED, now);
            return false;
        }
        messages.send(message(recipient.get(), left, now));
        outbox.end(notice, End.SENT, now);
        return true;
    }

    private static Message message(Recipient recipient, Expiring left, Instant now) {
        Instant expired = BusinessDate.startOf(left.expiresOn().plusDays(1));
        Instant old = now.plus(TRIED_FOR);
        return new Message(
                MessageKind.EXPIRY_NOTICE,
                recipient.way(),
                recipient.to(),
                NoticeText.of(left),
                null,
                old.isBefore(expired) ? old : expired,
                recipient.holder());
    }
}
