package jp.nagaokapay.api.app.demo;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.api.resident.register.PhoneNumbers;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The message box of the demo. */
@OnlyInDemo
@Tag(name = "demo")
@RestController
@RequestMapping("/demo/messages")
@SecurityRequirements
class DemoMessages {
    private final DemoOutbox outbox;

    DemoMessages(DemoOutbox outbox) {
        this.outbox = outbox;
    }

    @Operation(summary = "What was sent to a phone, oldest first")
    @GetMapping
    List<MessageAnswer> sentTo(@RequestParam String to) {
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
