package jp.nagaokapay.api.message;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import jp.nagaokapay.api.message.MessageSender.Attempt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Tries the ways of messages once, as the settings have them and without the program. */
public final class MessageProbe {
    private static final String TEXT = "【ながおかペイ】これは設定を確かめるための試しのメッセージです。 / This is a test message.";
    private static final String WAITED_AT_MOST = "5000";

    private final MessageSenders senders;
    private final @Nullable String fault;

    /**
     * @param environment with {@code nagaokapay.messages.*} and {@code spring.mail.*}
     */
    public MessageProbe(Environment environment) {
        MessageSenders found = new MessageSenders(List.of());
        String wrong = null;
        try {
            found = senders(Binder.get(environment));
        } catch (BindException e) {
            wrong = "%s cannot be read".formatted(e.getName());
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
        }
        senders = found;
        fault = wrong;
    }

    /** What is wrong with the settings themselves; empty when they can be tried. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** The ways that are set up. */
    public Set<MessageWay> ways() {
        return senders.ways();
    }

    /**
     * Sends a test message; empty when it was taken, else what is wrong.
     *
     * @param to a phone in E.164 or an e-mail address
     */
    public Optional<String> send(MessageWay way, String to) throws InterruptedException {
        Optional<MessageSender> sender = senders.by(way);
        if (sender.isEmpty()) {
            return Optional.of(fault == null ? "no way " + way + " is set up" : fault);
        }
        return explain(way, sender.get().send("message:test", to, "【ながおかペイ】試験 / Test", TEXT));
    }

    /**
     * Whether the mail server lets the program in, without a mail; empty when it does, or when none
     * is set up.
     */
    public Optional<String> reachMailServer(Environment environment) {
        MailProperties server =
                Binder.get(environment)
                        .bind("spring.mail", MailProperties.class)
                        .orElseGet(MailProperties::new);
        if (server.getHost() == null) {
            return Optional.empty();
        }
        try {
            mail(server).testConnection();
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(
                    "The mail server %s does not let us in: %s"
                            .formatted(server.getHost(), e.getMessage()));
        }
    }

    private static Optional<String> explain(MessageWay way, Attempt attempt) {
        String other = way == MessageWay.SMS ? "The SMS gateway" : "The mail server";
        return switch (attempt.result()) {
            case SENT -> Optional.empty();
            case REFUSED ->
                    Optional.of(
                            "%s refuses the message for good (%s): look at its address, keys and the body's form."
                                    .formatted(other, attempt.status()));
            case FAILED ->
                    Optional.of(
                            "%s did not take the message (%s).".formatted(other, attempt.status()));
        };
    }

    private static MessageSenders senders(Binder binder) {
        MessageSettings settings =
                binder.bind("nagaokapay.messages", MessageSettings.class)
                        .orElse(MessageSettings.NONE);
        MailProperties server =
                binder.bind("spring.mail", MailProperties.class).orElseGet(MailProperties::new);
        return MessageSenders.of(settings, server.getHost() == null ? null : mail(server));
    }

    private static JavaMailSenderImpl mail(MailProperties server) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost(server.getHost());
        if (server.getPort() != null) {
            mail.setPort(server.getPort());
        }
        mail.setProtocol(server.getProtocol());
        mail.setUsername(server.getUsername());
        mail.setPassword(server.getPassword());
        mail.setDefaultEncoding(server.getDefaultEncoding().name());
        Properties more = new Properties();
        for (String waiting : List.of("connectiontimeout", "timeout", "writetimeout")) {
            more.setProperty("mail.smtp." + waiting, WAITED_AT_MOST);
        }
        if (server.getSsl().isEnabled()) {
            more.setProperty("mail.smtp.ssl.enable", "true");
        }
        more.putAll(server.getProperties());
        mail.setJavaMailProperties(more);
        return mail;
    }
}
