package jp.nagaokapay.api.app.demo;

import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The message box of the demo. */
@OnlyInDemo
@RestController
@RequestMapping("/demo/messages")
class DemoMessages {
    private final DemoOutbox outbox;

    DemoMessages(DemoOutbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping
    List<MessageAnswer> listDemoMessages(@RequestParam String to) {
        // An unencoded + of a query arrives as a blank.
        String phone = to.startsWith(" ") ? '+' + to.strip() : to;
        return outbox.sentTo(PhoneNumbers.e164(phone).orElse(phone)).stream()
                .map(sent ->
                        new MessageAnswer(
                                sent.at().atZone(BusinessDate.ZONE).toOffsetDateTime(),
                                sent.to(),
                                sent.text(),
                                sent.code()))
                .toList();
    }

    record MessageAnswer(OffsetDateTime at, String to, String text, @Nullable String code) {}
}
