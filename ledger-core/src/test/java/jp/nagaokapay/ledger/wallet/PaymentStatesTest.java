package jp.nagaokapay.ledger.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of a payment's life, and the drawing of it that people read. */
class PaymentStatesTest {
    private static final Path DOCUMENT = Path.of("../docs/payment-states.md");

    @Test
    void every_state_can_be_reached_and_nothing_leaves_an_end() {
        assertThat(PaymentStatus.values())
                .allMatch(status -> steps().anyMatch(step -> step.to() == status));
        assertThat(Stream.of(PaymentStatus.VOIDED, PaymentStatus.EXPIRED, PaymentStatus.REFUNDED))
                .allMatch(end -> steps().noneMatch(step -> step.from().contains(end)));
    }

    @Test
    void a_step_that_is_not_in_the_table_has_a_reason() {
        assertThat(steps())
                .allSatisfy(step ->
                        assertThat(PaymentStatus.values())
                                .allMatch(status ->
                                        step.from().contains(status)
                                                == step.refusal(status).isEmpty()));
    }

    /** To renew it: {@code -Dnagaokapay.renew=true}. */
    @Test
    void the_committed_drawing_is_the_tables() throws IOException {
        if (Boolean.getBoolean("nagaokapay.renew")) {
            Files.writeString(DOCUMENT, document());
        }
        assertThat(DOCUMENT).hasContent(document());
    }

    private static String document() {
        StringBuilder text =
                new StringBuilder(
                        """
                        # The states of a payment

                        Drawn from `wallet/PaymentStep`, the one table that decides; a test holds \
                        this page to it. A shop also sees `DECLINED`: an attempt that was refused \
                        and never became a payment. A hold past its time shows as `EXPIRED` at \
                        once, even before its end is booked.

                        ```mermaid
                        stateDiagram-v2
                        """);
        steps().filter(step -> step.from().isEmpty())
                .forEach(step -> text.append(edge("[*]", step)));
        steps().forEach(step ->
                step.from().stream()
                        .sorted()
                        .forEach(from -> text.append(edge(from.name(), step))));
        Stream.of(PaymentStatus.values())
                .filter(status -> steps().noneMatch(step -> step.from().contains(status)))
                .forEach(end -> text.append("    ").append(end).append(" --> [*]\n"));
        text.append(
                        "```\n\nWhat is not in the drawing is refused:\n\n| asked for | in state | `code` |\n")
                .append("| --- | --- | --- |\n");
        steps().filter(step -> step != PaymentStep.EXPIRE)
                .forEach(step ->
                        Stream.of(PaymentStatus.values())
                                .forEach(status ->
                                        step.refusal(status)
                                                .ifPresent(rule ->
                                                        text.append(
                                                                "| %s | `%s` | `%s` |\n"
                                                                        .formatted(
                                                                                words(step),
                                                                                status,
                                                                                rule.code())))));
        return text.toString();
    }

    private static String edge(String from, PaymentStep step) {
        return "    %s --> %s: %s\n".formatted(from, step.to(), words(step));
    }

    private static String words(PaymentStep step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Stream<PaymentStep> steps() {
        return Stream.of(PaymentStep.values());
    }
}
