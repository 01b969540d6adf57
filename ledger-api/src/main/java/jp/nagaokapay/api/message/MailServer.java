package jp.nagaokapay.api.message;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** The mail server that takes messages to e-mail addresses. */
final class MailServer implements MessageSender {
    private static final int NEVER = 500;

    private final JavaMailSender mail;
    private final String from;

    MailServer(JavaMailSender mail, String from) {
        this.mail = mail;
        this.from = from;
    }

    @Override
    public MessageWay way() {
        return MessageWay.EMAIL;
    }

    @Override
    public Attempt send(String id, String to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        try {
            mail.send(message);
            return new Attempt(Result.SENT, "taken");
        } catch (MailException e) {
            // What the server says often repeats the address; its number is enough.
            return reply(e).map(MailServer::attempt).orElseGet(() -> Attempt.failed(e));
        }
    }

    private static Attempt attempt(int reply) {
        return new Attempt(reply >= NEVER ? Result.REFUSED : Result.FAILED, "SMTP " + reply);
    }

    private static Optional<Integer> reply(MailException e) {
        return e instanceof MailSendException failed
                ? Stream.of(failed.getMessageExceptions())
                        .flatMap(one -> chain(one).map(MailServer::reply))
                        .filter(reply -> reply > 0)
                        .reduce((_, last) -> last)
                : Optional.empty();
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(first, one -> one != null, MailServer::next);
    }

    private static @Nullable Exception next(Exception one) {
        return one instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** The last one of the chain is about the recipient. */
    private static int reply(Exception one) {
        return switch (one) {
            case SMTPSendFailedException failed -> failed.getReturnCode();
            case SMTPSenderFailedException failed -> failed.getReturnCode();
            case SMTPAddressFailedException failed -> failed.getReturnCode();
            default -> 0;
        };
    }
}
