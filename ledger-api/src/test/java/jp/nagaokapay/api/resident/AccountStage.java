package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who signed up, and the messages that they get. */
abstract class AccountStage extends HttpTest {
    static final String PASSWORD = "fireworks-in-august";

    private static final AtomicInteger PHONES = new AtomicInteger();

    static final String CLOSURE = "/api/v1/account/closure";

    @LocalServerPort private int port;
    @Autowired JdbcTemplate jdbc;
    @Autowired private List<RecurringTask<?>> jobs;

    /** Somebody who signed up. */
    record Person(ApiClient client, String residentId, WalletId walletId, String phone) {}

    Person signedUp() {
        return signedUp("");
    }

    /**
     * @param more further fields of the sign-up, each with a comma before it
     */
    Person signedUp(String more) {
        String phone = phone();
        Answer begun = signUp(phone, more);
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(201);
        Answer verified =
                nobody().post(
                                "/api/v1/sign-ups/" + begun.text("signUpId") + "/verification",
                                "{\"code\": \"%s\"}".formatted(codeFor(phone)));
        assertThat(verified.status()).isEqualTo(201);
        WalletId walletId = new WalletId(verified.text("walletId"));
        return new Person(resident(walletId), verified.text("residentId"), walletId, phone);
    }

    Answer signUp(String phone, String more) {
        return nobody().post(
                        "/api/v1/sign-ups",
                        """
                        {"phone": "%s", "displayName": "長岡 花子", "postalCode": "9400062",
                         "password": "%s"%s}
                        """
                                .formatted(phone, PASSWORD, more));
    }

    Browser browser() {
        return new Browser(port);
    }

    /** Signs somebody in to the app, for as long as the token is renewed. */
    String refreshToken(String phone, String password) {
        Browser browser = browser();
        Map<String, String> back =
                browser.authorize("wallet-app", Browser.WALLET_CALLBACK, phone, password);
        return JsonMapper.shared()
                .readTree(
                        browser.exchange("wallet-app", Browser.WALLET_CALLBACK, back.get("code"))
                                .body())
                .path("refresh_token")
                .asString();
    }

    static void topUp(Person person, long yen) {
        Answer charged =
                person.client()
                        .post("/api/v1/wallet/charges", charge(yen, "card-" + UUID.randomUUID()));
        assertThat(charged.status()).as(charged.raw().body()).isEqualTo(201);
    }

    static Answer close(Person person, String key, long forfeit) {
        return person.client().post(CLOSURE, key, "{\"forfeit\": %d}".formatted(forfeit));
    }

    /** What the job does every night. */
    void eraseWhoLeft() {
        jobs.stream()
                .filter(job -> job.getName().equals("erase-who-left"))
                .forEach(job -> job.execute(null, null));
    }

    /** As if somebody had closed their wallet so long ago that they are to be forgotten. */
    void leftLongAgo(Person person) {
        jdbc.update(
                """
                UPDATE resident SET leaving_since = leaving_since - interval '91 days'
                 WHERE resident_id = ?
                """,
                person.residentId());
    }

    /** Gives somebody a proven e-mail address. */
    void prove(Person person, String email) {
        Answer begun =
                person.client()
                        .put("/api/v1/account/email", "{\"email\": \"%s\"}".formatted(email));
        Answer verified =
                person.client()
                        .post(
                                "/api/v1/account/email-changes/"
                                        + begun.text("changeId")
                                        + "/verification",
                                "{\"code\": \"%s\"}".formatted(codeFor(email)));
        assertThat(verified.status()).isEqualTo(204);
    }

    String codeFor(String to) {
        return messages(to).getLast().path("code").asString();
    }

    List<JsonNode> messages(String to) {
        return nobody().get("/demo/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .json()
                .valueStream()
                .toList();
    }

    static String phone() {
        return "+8180%08d".formatted(61_000_000 + PHONES.incrementAndGet());
    }
}
