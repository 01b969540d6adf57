package jp.nagaokapay.api.app.setup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.message.MessageProbe;
import jp.nagaokapay.api.message.MessageWay;

/** How residents get their codes, and staff their alarms: a mail server and an SMS gateway. */
final class MessagesPart implements SetupPart {
    private static final String MAIL = "spring.mail.";
    private static final String SMTP = MAIL + "properties.mail.smtp.";
    private static final String MESSAGES = "nagaokapay.messages.";
    private static final String SMS = MESSAGES + "sms.";
    private static final String ALARMS = "nagaokapay.alarms.";

    /** Where a test message goes, by each way that was named. */
    private final Map<MessageWay, String> trials = new EnumMap<>(MessageWay.class);

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String title() {
        return "Messages to residents, and alarms to staff";
    }

    @Override
    public List<String> prefixes() {
        return List.of(MAIL, MESSAGES, ALARMS);
    }

    @Override
    public void ask(Interview interview) {
        trials.clear();
        mail(interview);
        sms(interview);
        if (interview.has(MESSAGES + "mail.from")) {
            tried(MessageWay.EMAIL, interview.aside("test-mail", "where a test mail goes", null));
        }
        if (interview.has(SMS + "url")) {
            tried(
                    MessageWay.SMS,
                    interview.aside("test-phone", "where a test message goes, +81...", null));
        }
    }

    private void tried(MessageWay way, String to) {
        if (!to.isEmpty()) {
            trials.put(way, to);
        }
    }

    private static void mail(Interview interview) {
        interview.optional(MAIL + "host", "mail server (none: no mail)");
        if (!interview.has(MAIL + "host")) {
            interview.forgetAll(MAIL);
            interview.forgetAll(MESSAGES + "mail.");
            interview.forgetAll(ALARMS);
            return;
        }
        interview.text(MAIL + "port", "its port", "587");
        interview.optional(MAIL + "username", "user there");
        if (interview.has(MAIL + "username")) {
            interview.secret(MAIL + "password", "its password");
        }
        interview.set(SMTP + "auth", interview.has(MAIL + "username") ? "true" : null);
        interview.text(SMTP + "starttls.required", "only by TLS (true/false)", "true");
        interview.set(
                SMTP + "starttls.enable", interview.settings().get(SMTP + "starttls.required"));
        interview.text(MESSAGES + "mail.from", "sender of messages to residents", null);
        interview.optional(ALARMS + "to", "who gets alarms, separated by commas");
        if (interview.has(ALARMS + "to")) {
            interview.text(
                    ALARMS + "from",
                    "sender of alarms",
                    interview.settings().get(MESSAGES + "mail.from"));
        }
    }

    private static void sms(Interview interview) {
        interview.optional(SMS + "url", "address of the SMS gateway, https://... (none: no SMS)");
        if (!interview.has(SMS + "url")) {
            interview.forgetAll(SMS);
            return;
        }
        interview.optionalSecret(
                SMS + "headers.Authorization", "what it wants in the header Authorization");
        interview.text(SMS + "content-type", "how it is asked: content type", "application/json");
        interview.text(
                SMS + "body",
                "and body, with {to} and {text}",
                "{\"to\":\"{to}\",\"text\":\"{text}\"}");
    }

    @Override
    public Optional<String> problem(Interview answered) {
        MessageProbe probe = new MessageProbe(answered.environment());
        return probe.fault()
                .or(() -> probe.reachMailServer(answered.environment()))
                .or(() ->
                        trials.entrySet().stream()
                                .flatMap(trial ->
                                        send(probe, trial.getKey(), trial.getValue()).stream())
                                .findFirst());
    }

    private static Optional<String> send(MessageProbe probe, MessageWay way, String to) {
        try {
            return probe.send(way, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupRefused("interrupted");
        }
    }
}
