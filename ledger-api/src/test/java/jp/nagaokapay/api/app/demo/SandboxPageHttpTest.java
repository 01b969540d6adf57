package jp.nagaokapay.api.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import jp.nagaokapay.api.HttpTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charging by card in the demo, at the page of its provider. */
class SandboxPageHttpTest extends HttpTest {
    private static final String CHARGES = "/api/v1/wallet/charges";
    private static final String ORDER = "{\"amount\": 5000, \"channel\": \"CREDIT_CARD\"}";

    private final HttpClient browser = HttpClient.newHttpClient();
    private ApiClient resident;

    @BeforeEach
    void sign_in() {
        resident = resident(wallet());
    }

    @Test
    void who_pays_at_the_page_is_charged_once_however_often_they_press() throws Exception {
        Answer asked = resident.post(CHARGES, ORDER);
        assertThat(asked.status()).isEqualTo(202);
        String page = asked.text("continueAt");
        assertThat(browse(page).body()).contains("5,000円", "お金は動きません");

        HttpResponse<String> back = press(page, true);
        press(page, true);
        press(page, false);

        String chargeId = asked.text("chargeId");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location"))
                .hasValue("/app/wallet/charged?chargeId=" + chargeId);
        awaitStatus(chargeId, "CHARGED");
        assertThat(resident.get("/api/v1/wallet").number("paid")).isEqualTo(5_000);
        assertThat(browse(page).statusCode()).as("over").isEqualTo(404);
    }

    @Test
    void who_turns_back_is_not_charged() throws Exception {
        Answer asked = resident.post(CHARGES, ORDER);

        press(asked.text("continueAt"), false);

        awaitStatus(asked.text("chargeId"), "FAILED");
        assertThat(resident.get("/api/v1/wallet").number("available")).isZero();
    }

    @Test
    void a_charge_that_nobody_began_has_no_page() throws Exception {
        assertThat(browse("/demo/provider/charge:unknown").statusCode()).isEqualTo(404);
        assertThat(press("/demo/provider/charge:unknown", true).statusCode()).isEqualTo(303);
    }

    @Test
    void anybody_gets_a_terminal_of_the_demos_shop_to_try_out() {
        Answer made = nobody().post("/demo/terminals", "{}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("enrolmentCode")).matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}");
    }

    private void awaitStatus(String chargeId, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> resident.get(CHARGES + '/' + chargeId).text("status").equals(status));
    }

    private HttpResponse<String> browse(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> press(String path, boolean pays)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("pays=" + pays))
                        .build(),
                BodyHandlers.ofString());
    }
}
