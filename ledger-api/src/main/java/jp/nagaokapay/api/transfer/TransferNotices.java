package jp.nagaokapay.api.transfer;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import jp.nagaokapay.api.message.Message;
import jp.nagaokapay.api.message.MessageKind;
import jp.nagaokapay.api.message.MessagePort;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.message.MessagesUsedUp;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a receiver that something waits to be taken. A transfer stands without it. */
@Component
class TransferNotices {
    private static final Logger LOG = LoggerFactory.getLogger(TransferNotices.class);

    private final MessagePort messages;

    TransferNotices(MessagePort messages) {
        this.messages = messages;
    }

    void offered(Resident receiver, String senderName, TransferReceipt offer) {
        String email = receiver.email();
        boolean byMail = receiver.notices().by() == MessageWay.EMAIL && email != null;
        String to = byMail ? email : receiver.phone();
        if (to == null) {
            return;
        }
        Instant until = Objects.requireNonNull(offer.undoUntil(), "an offer ends");
        try {
            messages.send(
                    new Message(
                            MessageKind.TRANSFER_OFFERED,
                            byMail ? MessageWay.EMAIL : MessageWay.SMS,
                            to,
                            text(senderName, offer.amount().amount(), until),
                            null,
                            until,
                            receiver.residentId().value()));
        } catch (NotConfigured | MessagesUsedUp e) {
            LOG.warn("The receiver of {} is not told: {}", offer.transferId(), e.getMessage());
        }
    }

    private static String text(String sender, long amount, Instant until) {
        String yen = String.format(Locale.ROOT, "%,d", amount);
        String day = BusinessDate.of(until.minusMillis(1)).toString();
        return "【ながおかペイ】%1$sさんから%2$s円が届いています。%3$sまでにアプリで受け取ってください。 / %2$s yen are waiting for you, to be taken in the app until %3$s."
                .formatted(sender, yen, day);
    }
}
