package jp.nagaokapay.api.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.message.MessageProbe;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.web.start.Demo;
import org.springframework.core.env.Environment;

/** The ways to people and staff, without sending anything. */
final class MessagesExamination implements Examination {
    private static final String REMEDY = "Run setup, which sends a test message.";

    @Override
    public List<Finding> examine(Environment settings) {
        if (Demo.isOn(settings)) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        MessageProbe probe = new MessageProbe(settings);
        probe.fault().ifPresent(fault -> found.add(Finding.wrong("messages: " + fault, REMEDY)));
        Optional<String> mail = probe.reachMailServer(settings);
        mail.ifPresent(words -> found.add(Finding.wrong(words, REMEDY)));
        found.add(
                probe.ways().contains(MessageWay.SMS)
                        ? Finding.ok("an SMS gateway is set up; doctor sends it nothing")
                        : Finding.note(
                                "no SMS gateway is set up: nobody can sign up", "Run setup."));
        if (settings.getProperty("nagaokapay.alarms.to", "").isBlank()) {
            found.add(Finding.note("alarms are logged and mailed to nobody", "Run setup."));
        } else if (mail.isEmpty()) {
            found.add(Finding.ok("the mail server lets the program in"));
        }
        return found;
    }
}
