package jp.nagaokapay.acceptance.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.client.WalletAppSignIn;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentDatabases;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * People charge at a provider's page, and whatever goes wrong there, ledger and provider have the
 * same money in the end: on the started program.
 */
class FakeProviderTest {
    private static final String SECRET = "a-secret-of-tests-that-has-more-than-32-bytes";
    private static final String CHARGES = "/api/v1/wallet/charges";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static FakeProvider provider;
    private static ChildProcess ledger;
    private static ApiClient resident;

    @BeforeAll
    static void start(@TempDir Path logs) {
        provider = FakeProvider.start(0, SECRET, Duration.ofMillis(500));
        Database server =
                new Database(TestDatabase.freshUrl().replaceFirst("\\?.*", ""), "postgres", "");
        Map<String, String> settings =
                new TreeMap<>(
                        Deployment.databaseSettings(
                                "NAGAOKAPAY_DATABASE_", DeploymentDatabases.on(server).ledger()));
        settings.put("NAGAOKAPAY_DEMO", "true");
        settings.put("NAGAOKAPAY_FUNDING_RESOLVABLE_AFTER", "1s");
        settings.put("NAGAOKAPAY_FUNDING_PROVIDERS_FAKE_URL", provider.url().toString());
        settings.put("NAGAOKAPAY_FUNDING_PROVIDERS_FAKE_CHANNELS", "CREDIT_CARD");
        settings.put("NAGAOKAPAY_FUNDING_PROVIDERS_FAKE_SECRET", SECRET);
        settings.put("NAGAOKAPAY_FUNDING_PROVIDERS_FAKE_TIMEOUT", "1s");
        ledger =
                new ChildProcess(
                                ProgramCommands.of(
                                                Path.of(ProgramCommands.ledgerJar()),
                                                Path.of(ProgramCommands.gatewayJar()))
                                        .ledger(),
                                settings,
                                logs.resolve("ledger.log"))
                        .begin()
                        .awaitReady();
        provider.notifyAt(ledger.url().resolve("/funding/v1/fake/notifications"));
        resident =
                ApiClient.withToken(
                        ledger.url(),
                        WalletAppSignIn.tokenOf(ledger.url(), "+819000000005", "demo-password"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
        provider.close();
    }

    @Test
    void provider_and_ledger_agree_to_the_yen_whatever_happens_at_the_page() {
        Map<Manner, String> charges = new EnumMap<>(Manner.class);
        for (Manner manner : Manner.values()) {
            charges.put(manner, chooseAtPage(yen(manner), manner));
        }

        awaitStatus(charges.get(Manner.PAY), "CHARGED");
        awaitStatus(charges.get(Manner.REFUSE), "FAILED");
        awaitStatus(charges.get(Manner.TIMES_OUT), "CHARGED");
        awaitStatus(charges.get(Manner.TWICE), "CHARGED");
        awaitStatus(charges.get(Manner.LATE), "CHARGED");
        awaitStatus(charges.get(Manner.NO_THEN_YES), "FAILED");
        endByTwoPersons(charges.get(Manner.NEVER));
        String cutOff = chooseWhileTheLedgerIsDead(11_000);
        awaitStatus(cutOff, "CHARGED");

        long credited =
                yen(Manner.PAY)
                        + yen(Manner.TIMES_OUT)
                        + yen(Manner.TWICE)
                        + yen(Manner.LATE)
                        + 11_000;
        Awaitility.await()
                .atMost(SOON)
                .until(() -> provider.givenBack() == yen(Manner.NO_THEN_YES));
        assertThat(provider.collected()).isEqualTo(credited + yen(Manner.NO_THEN_YES));
        assertThat(resident.get("/api/v1/wallet").number("paid")).isEqualTo(credited);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(collectedInTheBooks())
                                .isEqualTo(provider.collected() - provider.givenBack()));
    }

    /** An amount of its own for each. */
    private static long yen(Manner manner) {
        return 1_000L * (manner.ordinal() + 1);
    }

    private static String chooseAtPage(long yen, Manner manner) {
        ApiResponse asked =
                resident.post(CHARGES, UUID.randomUUID().toString(), order(yen))
                        .require(202, "charge");
        String charge = asked.text("chargeId");
        HttpResponse<String> back = submit(asked.text("continueAt"), manner);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location").orElse(""))
                .endsWith("/app/wallet/charged?chargeId=" + charge);
        return charge;
    }

    /** Paid while nobody hears of it, and known after the next start. */
    private static String chooseWhileTheLedgerIsDead(long yen) {
        ApiResponse asked =
                resident.post(CHARGES, UUID.randomUUID().toString(), order(yen))
                        .require(202, "charge");
        ledger.kill();
        submit(asked.text("continueAt"), Manner.PAY);
        ledger.begin().awaitReady();
        return asked.text("chargeId");
    }

    private static void endByTwoPersons(String charge) {
        awaitStatus(charge, "PENDING");
        String resolution = "/finance/v1/charges/" + charge + "/resolution";
        ApiResponse asked =
                Awaitility.await()
                        .atMost(SOON)
                        .until(
                                () ->
                                        staff("demo-finance")
                                                .post(
                                                        resolution,
                                                        UUID.randomUUID().toString(),
                                                        """
                                                        {"outcome": "NOT_COLLECTED", "reason": "入金なし"}
                                                        """),
                                it -> it.status() == 202);
        assertThat(asked.text("status")).isEqualTo("PENDING");
        assertThat(
                        staff("demo-releaser")
                                .post(
                                        resolution + "/approval",
                                        UUID.randomUUID().toString(),
                                        "{\"reason\": \"明細で確認\"}")
                                .require(200, "approval")
                                .text("status"))
                .isEqualTo("DONE");
        awaitStatus(charge, "FAILED");
    }

    private static ApiClient staff(String client) {
        return ApiClient.withToken(
                ledger.url(), ApiClient.machineToken(ledger.url(), client, client + "-secret"));
    }

    private static String order(long yen) {
        return "{\"amount\": %d, \"channel\": \"CREDIT_CARD\"}".formatted(yen);
    }

    private static HttpResponse<String> submit(String page, Manner manner) {
        try {
            URI address = URI.create(page);
            String form =
                    BROWSER.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body();
            assertThat(form).contains("支払う", "value=\"" + manner + '"');
            return BROWSER.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("card=4242+4242&manner=" + manner))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void awaitStatus(String charge, String status) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> resident.get(CHARGES + '/' + charge).text("status"), status::equals);
    }

    private static long collectedInTheBooks() {
        for (JsonNode account :
                staff("demo-finance").get("/finance/v1/trial-balance").json().path("lines")) {
            if (account.path("account").asString("").equals("funding:CREDIT_CARD")) {
                return account.path("debit").asLong() - account.path("credit").asLong();
            }
        }
        return -1;
    }
}
