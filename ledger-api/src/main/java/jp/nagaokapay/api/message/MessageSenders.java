package jp.nagaokapay.api.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;

/** The ways of an installation, as its settings have them: one sender each. */
record MessageSenders(List<MessageSender> all) {
    /**
     * Fails with {@link IllegalArgumentException} that says which setting does not serve.
     *
     * @param mail null: no mail server is set
     */
    static MessageSenders of(MessageSettings settings, @Nullable JavaMailSender mail) {
        List<MessageSender> senders = new ArrayList<>();
        MessageSettings.Sms sms = settings.sms();
        if (sms != null) {
            senders.add(gateway(sms));
        }
        MessageSettings.Mail sender = settings.mail();
        if (sender != null) {
            if (mail == null) {
                throw new IllegalArgumentException(
                        "nagaokapay.messages.mail.from says who sends mails, but spring.mail.host"
                                + " names no mail server");
            }
            senders.add(new MailServer(mail, sender.from()));
        }
        return new MessageSenders(senders);
    }

    private static SmsGateway gateway(MessageSettings.Sms sms) {
        try {
            return new SmsGateway(sms);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "nagaokapay.messages.sms does not serve: " + e.getMessage(), e);
        }
    }

    Set<MessageWay> ways() {
        return all.stream().map(MessageSender::way).collect(Collectors.toUnmodifiableSet());
    }

    Optional<MessageSender> by(MessageWay way) {
        return all.stream().filter(sender -> sender.way() == way).findFirst();
    }
}
