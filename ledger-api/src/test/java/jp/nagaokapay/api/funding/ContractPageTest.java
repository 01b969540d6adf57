package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.api.funding.MessageSignature.Message;
import jp.nagaokapay.api.funding.MessageSignature.Secret;
import jp.nagaokapay.api.funding.MessageSignature.Verdict;
import jp.nagaokapay.ledger.wallet.ChargeId;
import org.junit.jupiter.api.Test;

/** What docs/funding-provider.md shows to engineers is what the ledger does. */
class ContractPageTest {
    private static final ChargeId CHARGE = new ChargeId("charge:019d0f40a1b37b5c9d4e5f60718293a4");
    private static final Pattern SECRET = Pattern.compile("Secret: `([^`]+)`");
    private static final Pattern HTTP =
            Pattern.compile("```http\\n(.+?)\\n(.*?)\\n\\n(.+?)\\n```", Pattern.DOTALL);
    private static final Pattern SIGNED =
            Pattern.compile("```text\\n(\\w+\\n/.+?)\\n```", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("```json\\n(.+?)\\n```");

    private final String page = page();

    @Test
    void the_test_vector_is_signed_as_the_ledger_signs() {
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        List<Secret> secrets = List.of(new Secret(secret.group(1)));
        List<String> signed = all(SIGNED).map(it -> it.group(1)).toList();
        List<MatchResult> messages = all(HTTP).toList();
        assertThat(messages).hasSize(3);
        assertThat(signed).hasSize(3);
        String path = "";
        String requestId = "";
        for (int i = 0; i < messages.size(); i++) {
            String[] first = messages.get(i).group(1).split(" ", -1);
            String headers = messages.get(i).group(2);
            boolean isAnswer = first[0].startsWith("HTTP/");
            path = isAnswer ? path : first[1];
            requestId = isAnswer ? requestId : header(headers, MessageSignature.REQUEST_ID);
            String signature = header(headers, MessageSignature.HEADER);
            Instant at = Instant.ofEpochSecond(Long.parseLong(signature.substring(2, 12)));
            Message message =
                    Message.of(
                            isAnswer ? first[1] : first[0],
                            path,
                            requestId,
                            messages.get(i).group(3).getBytes(StandardCharsets.UTF_8));
            assertThat(MessageSignature.judge(signature, secrets, message, at))
                    .isEqualTo(Verdict.GENUINE);
            assertThat(MessageSignature.of(secrets, message, at)).isEqualTo(signature);
            assertThat(signed.get(i))
                    .isEqualTo(
                            String.join(
                                    "\n",
                                    message.what(),
                                    message.path(),
                                    Long.toString(at.getEpochSecond()),
                                    message.requestId(),
                                    message.digest()));
        }
    }

    @Test
    void its_answers_are_understood() {
        List<String> answers =
                all(JSON).map(it -> it.group(1)).filter(it -> it.contains("\"status\"")).toList();
        assertThat(answers).hasSize(5);
        assertThat(answers)
                .allSatisfy(answer -> {
                    ProviderAnswer read =
                            ProviderAnswer.read(
                                    answer.getBytes(StandardCharsets.UTF_8), CHARGE, null);
                    assertThat(page).contains('`' + read.requireStatus().name() + '`');
                    read.outcome("acquirer");
                });
    }

    @Test
    void it_names_the_window_and_all_states() {
        assertThat(page).contains("**" + MessageSignature.WINDOW.toSeconds() + " seconds**");
        assertThat(ProviderAnswer.Status.values())
                .allSatisfy(status -> assertThat(page).contains("| `" + status + '`'));
    }

    private Stream<MatchResult> all(Pattern pattern) {
        return pattern.matcher(page).results();
    }

    private static String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/funding-provider.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
