package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A wallet is stopped by its holder or the office, and let go by who may. */
class AccountStopHttpTest extends AccountStage {
    private static final String STOP = "/api/v1/account/stop";
    private static final String REASON = "{\"reason\": \"届け出\"}";

    @Test
    void everything_stops_that_a_thief_could_begin() {
        Person person = signedUp();
        topUp(person, 5_000);
        String linkCode = person.client().post("/api/v1/wallet/partner-links").text("linkCode");
        String refreshToken = refreshToken(person.phone(), PASSWORD);
        String shop = pay(shop(), 100);

        Answer stopped = person.client().post(STOP);

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("stopped").asBoolean()).isTrue();
        assertThat(stopped.text("thawFrom")).isNotEmpty();
        for (String path : new String[] {"payment-codes", "partner-links"}) {
            assertThat(person.client().post("/api/v1/wallet/" + path).code())
                    .as(path)
                    .isEqualTo("WALLET_SUSPENDED");
        }
        assertThat(person.client().post("/api/v1/wallet/payments", shop).code())
                .isEqualTo("WALLET_SUSPENDED");
        assertThat(
                        person.client()
                                .post(
                                        "/api/v1/wallet/charges",
                                        charge(1_000, "card-" + UUID.randomUUID()))
                                .code())
                .isEqualTo("WALLET_SUSPENDED");
        assertThat(
                        with("partner")
                                .post(
                                        "/partner/v1/links",
                                        "{\"linkCode\": \"%s\"}".formatted(linkCode))
                                .code())
                .isEqualTo("WALLET_SUSPENDED");
        assertThat(browser().refresh("wallet-app", refreshToken).statusCode()).isEqualTo(400);
        assertThat(browser().signIn(person.phone(), PASSWORD)).contains("stopped");
        assertThat(browser().signIn(person.phone(), "wrong-password")).contains("error");
    }

    @Test
    void its_holder_lets_it_go_after_the_waiting_time_and_not_before() {
        Person person = signedUp();
        person.client().post(STOP);
        assertThat(person.client().post(STOP).status()).as("again").isEqualTo(200);
        assertThat(thaw(person).code()).isEqualTo("THAWED_TOO_EARLY");

        jdbc.update(
                """
                UPDATE wallet_freeze SET frozen_at = frozen_at - interval '24 hours'
                 WHERE wallet_id = ?
                """,
                person.walletId().value());

        assertThat(browser().signIn(person.phone(), PASSWORD)).contains("done");
        assertThat(thaw(person).status()).isEqualTo(204);
        assertThat(thaw(person).code()).as("again").isEqualTo("WALLET_NOT_SUSPENDED");
        assertThat(person.client().post("/api/v1/wallet/payment-codes").status()).isEqualTo(201);
        assertThat(person.client().get(STOP).json().path("stopped").asBoolean()).isFalse();
    }

    @Test
    void what_the_office_stopped_only_the_office_lets_go() {
        Person person = signedUp();
        ApiClient office = with("office");
        String path = "/office/v1/persons/" + person.residentId();
        person.client().post(STOP);

        Answer frozen = office.post(path + "/freeze", REASON);
        assertThat(frozen.json().path("stops").findValuesAsString("cause"))
                .containsExactly("HOLDER", "OFFICE");
        assertThat(frozen.json().has("thawFrom")).isFalse();
        assertThat(office.post(path + "/freeze", REASON).code()).isEqualTo("WALLET_SUSPENDED");
        jdbc.update(
                """
                UPDATE wallet_freeze SET frozen_at = frozen_at - interval '1 year'
                 WHERE wallet_id = ?
                """,
                person.walletId().value());
        assertThat(thaw(person).code()).isEqualTo("FROZEN_BY_OFFICE");
        assertThat(browser().signIn(person.phone(), PASSWORD)).contains("stopped");

        assertThat(office.post(path + "/thaw", REASON).json().path("stops").isEmpty()).isTrue();
        assertThat(office.post(path + "/thaw", REASON).code()).isEqualTo("WALLET_NOT_SUSPENDED");
        assertThat(browser().signIn(person.phone(), PASSWORD)).contains("done");
        assertThat(office.post("/office/v1/persons/resident:unknown/freeze", REASON).status())
                .isEqualTo(404);
    }

    @Test
    void who_lost_the_phone_stops_it_by_number_and_code() {
        String email = "ann-%s@example.jp".formatted(UUID.randomUUID());
        Person person = signedUp();
        prove(person, email);

        String stopId = begin(person.phone(), "EMAIL");
        Answer wrong = verify(stopId, codeFor(email).equals("000000") ? "000001" : "000000");
        assertThat(wrong.code()).isEqualTo("VERIFICATION_CODE_WRONG");
        for (int i = 0; i < 2; i++) {
            assertThat(verify(stopId, codeFor(email)).json().path("stopped").asBoolean()).isTrue();
        }
        assertThat(person.client().get("/api/v1/wallet").text("status")).isEqualTo("SUSPENDED");
    }

    @Test
    void nobody_learns_who_could_be_stopped() {
        String unknown = phone();

        String stopId = begin(unknown, "SMS");

        assertThat(messages(unknown).getLast().path("text").asString()).contains("登録はありません");
        assertThat(verify(stopId, "000000").code()).isEqualTo("VERIFICATION_CODE_WRONG");
    }

    @Test
    void who_has_the_phone_gets_no_new_password_for_a_stopped_wallet() {
        Person person = signedUp();
        nobody().post("/api/v1/password-resets", "{\"phone\": \"%s\"}".formatted(person.phone()));
        String begunBefore = codeFor(person.phone());
        assertThat(begunBefore).isNotEmpty();
        person.client().post(STOP);

        Answer reset =
                nobody().post(
                                "/api/v1/password-resets",
                                "{\"phone\": \"%s\"}".formatted(person.phone()));

        assertThat(reset.status()).isEqualTo(202);
        assertThat(messages(person.phone()).getLast().path("text").asString()).contains("利用停止中");
        assertThat(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM sent_code WHERE resident_id = ?",
                                Integer.class,
                                person.residentId()))
                .as("what was begun before has ended")
                .isZero();
    }

    @Test
    void a_number_that_was_not_used_for_long_resets_no_password() {
        Person person = signedUp();
        jdbc.update(
                """
                UPDATE resident SET registered_at = registered_at - interval '181 days'
                 WHERE resident_id = ?
                """,
                person.residentId());

        nobody().post("/api/v1/password-resets", "{\"phone\": \"%s\"}".formatted(person.phone()));

        assertThat(messages(person.phone()).getLast().path("text").asString()).contains("長い間");
        browser().signIn(person.phone(), PASSWORD);
        nobody().post("/api/v1/password-resets", "{\"phone\": \"%s\"}".formatted(person.phone()));
        assertThat(codeFor(person.phone())).hasSize(6);
    }

    private Answer thaw(Person person) {
        return person.client().send("DELETE", STOP, null, _ -> {});
    }

    private String begin(String phone, String by) {
        Answer begun =
                nobody().post(
                                "/api/v1/account-stops",
                                "{\"phone\": \"%s\", \"by\": \"%s\"}".formatted(phone, by));
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        return begun.text("stopId");
    }

    private Answer verify(String stopId, String code) {
        return nobody().post(
                        "/api/v1/account-stops/" + stopId + "/verification",
                        "{\"code\": \"%s\"}".formatted(code));
    }
}
