package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.web.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Settings of providers, and what is wrong with them, before the program has begun. */
class ConnectedProviderTest {
    private static final String A = "nagaokapay.funding.providers.acquirer.";
    private static final String B = "nagaokapay.funding.providers.bank.";

    @Test
    void several_providers_by_their_channels() {
        Environment settings =
                settings(
                        Map.of(
                                B + "url", "https://bank.example.jp/api",
                                B + "channels", "BANK,ATM",
                                B + "secret", TestProvider.SECRET));

        assertThat(ConnectedProvider.of(FundingProbe.settings(settings)))
                .extracting(ConnectedProvider::name)
                .containsExactlyInAnyOrder("acquirer", "bank");
    }

    @Test
    void two_for_one_channel_are_refused() {
        assertThat(
                        refused(
                                Map.of(
                                        B + "url", "https://bank.example.jp/api",
                                        B + "channels", "BANK,CREDIT_CARD",
                                        B + "secret", TestProvider.SECRET)))
                .hasMessageContaining("Two providers")
                .hasMessageContaining("CREDIT_CARD");
    }

    @ParameterizedTest
    @CsvSource({
        "url, http://funding.example.jp",
        "url, https://funding.example.jp/",
        "url, https://funding.example.jp?a=b",
        "url, ftp://funding.example.jp",
        "url, https://user:word@funding.example.jp",
        "url, funding",
        "channels, COUNTER",
        "channels, ''",
        "secret, thirty-one bytes are not enough",
        "former-secret, short",
        "timeout, 0s",
        "timeout, 2m"
    })
    void what_could_not_be_worked_with_is_refused_with_a_remedy(String setting, String value) {
        StartRefused refused = refused(Map.of(A + setting, value));
        assertThat(refused).hasMessageNotContainingAny("not enough", TestProvider.SECRET);
        assertThat(refused.remedy()).isNotBlank().doesNotContain(TestProvider.SECRET);
    }

    @ParameterizedTest
    @CsvSource({"http://pay.example.jp/back", "https://pay.example.jp/back?x=y", "'', "})
    void people_are_sent_back_to_a_safe_address_alone(String returnTo) {
        StartRefused refused =
                catchThrowableOfType(
                        StartRefused.class,
                        () -> ReturnAddress.of(returnTo, new MockEnvironment()));
        assertThat(refused.remedy()).contains("NAGAOKAPAY_FUNDING_RETURN_TO");
    }

    @Test
    void by_itself_the_way_back_is_the_wallet_under_the_issuer() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("nagaokapay.issuer", "https://pay.example.jp");
        assertThat(ReturnAddress.of(null, environment).address())
                .isEqualTo("https://pay.example.jp/app/wallet/charged");
    }

    @Test
    void secrets_are_in_no_text() {
        FundingSettings settings = FundingProbe.settings(settings(Map.of()));
        assertThat(settings.toString()).doesNotContain(TestProvider.SECRET);
        assertThat(ConnectedProvider.of(settings).toString()).doesNotContain(TestProvider.SECRET);
    }

    private static StartRefused refused(Map<String, String> more) {
        StartRefused refused =
                catchThrowableOfType(
                        StartRefused.class,
                        () -> ConnectedProvider.of(FundingProbe.settings(settings(more))));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Environment settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>();
        all.put(A + "url", "https://funding.example.jp/v1");
        all.put(A + "channels", "CREDIT_CARD");
        all.put(A + "secret", TestProvider.SECRET);
        all.putAll(more);
        MockEnvironment environment = new MockEnvironment();
        all.forEach(environment::setProperty);
        return environment;
    }
}
