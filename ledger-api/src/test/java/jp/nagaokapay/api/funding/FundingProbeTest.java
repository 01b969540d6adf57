package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What is wrong with a provider, said before the city's people meet it. */
class FundingProbeTest {
    private static final String ACQUIRER = "nagaokapay.funding.providers.acquirer.";

    private final TestProvider provider = TestProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void a_provider_that_plays_its_part_gives_no_cause_for_complaint() {
        assertThat(complaints(provider.url(), TestProvider.SECRET))
                .containsExactly(Map.entry("acquirer", Optional.empty()));
    }

    @Test
    void what_is_wrong_is_said_in_words() {
        assertThat(complaint(provider.url(), "another secret, which has 32 bytes and more"))
                .contains("refuses our signature");
        provider.behaves((exchange, _, _) -> exchange.sendResponseHeaders(404, -1));
        assertThat(complaint(provider.url(), TestProvider.SECRET)).contains("not signed");
        provider.behaves((exchange, _, _) -> exchange.sendResponseHeaders(301, -1));
        assertThat(complaint(provider.url(), TestProvider.SECRET)).contains("HTTP 301");
        provider.behaves(
                (exchange, path, id) -> TestProvider.signed(exchange, path, id, 200, "<html>"));
        assertThat(complaint(provider.url(), TestProvider.SECRET)).contains("contract");
        assertThat(complaint("https://funding.invalid", TestProvider.SECRET))
                .contains("funding.invalid");
    }

    @Test
    void without_providers_there_is_nothing_to_try() {
        assertThat(FundingProbe.complaints(new MockEnvironment())).isEmpty();
    }

    private static String complaint(String url, String secret) {
        return complaints(url, secret).values().iterator().next().orElseThrow();
    }

    private static Map<String, Optional<String>> complaints(String url, String secret) {
        return FundingProbe.complaints(
                new MockEnvironment()
                        .withProperty("nagaokapay.issuer", "https://pay.example.jp")
                        .withProperty(ACQUIRER + "url", url)
                        .withProperty(ACQUIRER + "channels", "CREDIT_CARD")
                        .withProperty(ACQUIRER + "secret", secret));
    }
}
