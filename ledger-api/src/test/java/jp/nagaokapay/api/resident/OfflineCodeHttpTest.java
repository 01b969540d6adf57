package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import jp.nagaokapay.api.offline.OfflineKeys;
import jp.nagaokapay.codes.OfflineCode;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Paying with a phone that has no network, at a terminal that has one. */
class OfflineCodeHttpTest extends AccountStage {
    private static final String KEYS = "/api/v1/wallet/offline-keys";

    @Autowired private JdbcTemplate jdbc;
    @Autowired private OfflineKeys keys;

    /** What a phone keeps. */
    private record Phone(String keyId, byte[] secret, String prefix, String keyNumber) {
        static Phone of(Answer key) {
            assertThat(key.status()).as(key.raw().body()).isEqualTo(201);
            return new Phone(
                    key.text("keyId"),
                    Base64.getUrlDecoder().decode(key.text("secret")),
                    key.text("prefix"),
                    key.text("keyNumber"));
        }

        /** As many windows from now, as the phone's clock sees it. */
        String code(long windows) {
            return prefix
                    + OfflineCode.number(
                            keyNumber, secret, OfflineCode.windowAt(Instant.now()) + windows);
        }
    }

    @Test
    void a_phone_without_a_network_pays_and_each_code_once() {
        Person ann = with(5_000);
        Answer key = ann.client().post(KEYS);
        Phone phone = Phone.of(key);
        assertThat(key.number("digits")).isEqualTo(24);
        assertThat(key.json().path("limits").toString())
                .isEqualTo("{\"payment\":10000,\"day\":5,\"month\":20}");
        String code = phone.code(0);
        assertThat(code).hasSize(24);

        Answer paid = pay(code, 700);
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.text("mode")).isEqualTo("CPM");
        assertThat(pay(code, 800).code()).isEqualTo("CODE_USED");
        assertThat(ann.client().get("/api/v1/wallet").number("available")).isEqualTo(4_300);
        assertThat(pay(phone.code(1), 10_001).code()).isEqualTo("OFFLINE_PAYMENT_LIMIT_EXCEEDED");
    }

    @Test
    void a_phones_clock_may_be_two_minutes_off_and_no_more() {
        Phone phone = Phone.of(with(5_000).client().post(KEYS));
        assertThat(pay(phone.code(-3), 100).status()).isEqualTo(201);
        assertThat(pay(phone.code(3), 100).status()).isEqualTo(201);
        assertThat(pay(phone.code(-7), 100).code()).isEqualTo("CODE_EXPIRED");
        assertThat(pay(phone.code(7), 100).code()).isEqualTo("CODE_UNKNOWN");
    }

    @Test
    void a_lost_phones_key_ends_and_so_do_all_with_another_password() {
        Person ann = with(5_000);
        Phone lost = Phone.of(ann.client().post(KEYS));
        Phone kept = Phone.of(ann.client().post(KEYS));
        assertThat(ann.client().send("DELETE", KEYS + '/' + lost.keyId, null, _ -> {}).status())
                .isEqualTo(204);
        assertThat(pay(lost.code(0), 100).code()).isEqualTo("CODE_UNKNOWN");
        assertThat(ann.client().post(KEYS + '/' + lost.keyId + "/renewal").status()).isEqualTo(404);
        assertThat(with(1_000).client().post(KEYS + '/' + kept.keyId + "/renewal").status())
                .as("a stranger")
                .isEqualTo(404);
        assertThat(pay(kept.code(0), 100).status()).isEqualTo(201);

        assertThat(
                        signedIn(
                                        "wallet",
                                        claims ->
                                                claims.subject(ann.residentId())
                                                        .claim("wallet", ann.walletId().value()))
                                .put(
                                        "/api/v1/account/password",
                                        """
                                        {"current": "fireworks-in-august",
                                         "password": "snow-in-february"}
                                        """)
                                .status())
                .isEqualTo(204);
        assertThat(pay(kept.code(1), 100).code()).isEqualTo("CODE_UNKNOWN");
        assertThat(ann.client().get(KEYS).json().path("keys")).isEmpty();
    }

    @Test
    void a_stopped_wallet_pays_nothing_and_gets_no_key() {
        Person ann = with(5_000);
        Phone phone = Phone.of(ann.client().post(KEYS));
        ledger.send(new SuspendWallet(ann.walletId(), "lost"));
        assertThat(pay(phone.code(0), 100).code()).isEqualTo("WALLET_SUSPENDED");
        assertThat(ann.client().post(KEYS).code()).isEqualTo("WALLET_SUSPENDED");
    }

    @Test
    void who_guesses_at_a_key_ends_it() {
        Person ann = with(5_000);
        Phone phone = Phone.of(ann.client().post(KEYS));
        for (int i = 0; i < 19; i++) {
            assertThat(keys.find(phone.keyNumber + "%09d".formatted(i))).isEmpty();
        }
        String right = phone.code(0).substring(phone.prefix.length());
        assertThat(keys.find(right)).isPresent();
        assertThat(keys.find(phone.keyNumber + "000000099")).isEmpty();
        assertThat(keys.find(right)).isEmpty();
        assertThat(ann.client().get(KEYS).json().path("keys")).isEmpty();
    }

    @Test
    void a_wallet_has_three_devices_and_the_first_gives_way() {
        Person ann = with(5_000);
        Phone first = Phone.of(ann.client().post(KEYS));
        for (int i = 0; i < 3; i++) {
            Phone.of(ann.client().post(KEYS));
        }
        assertThat(ann.client().get(KEYS).json().path("keys")).hasSize(3);
        assertThat(pay(first.code(0), 100).code()).isEqualTo("CODE_UNKNOWN");
    }

    @Test
    void the_secret_is_told_once_and_stands_nowhere_in_the_clear() {
        Answer key = with(1_000).client().post(KEYS);
        assertThat(DatabaseContent.of(jdbc)).doesNotContain(key.text("secret"));
    }

    private Person with(long yen) {
        Person person = signedUp();
        assertThat(
                        person.client()
                                .post(
                                        "/api/v1/wallet/charges",
                                        charge(yen, "card-" + UUID.randomUUID()))
                                .status())
                .isEqualTo(201);
        return person;
    }

    private Answer pay(String code, long yen) {
        return terminal()
                .post(
                        "/terminal/v1/payments",
                        """
                        {"merchantPaymentId": "%s", "code": "%s", "amount": %d,
                         "agreeSimilarPayment": true}
                        """
                                .formatted(UUID.randomUUID(), code, yen));
    }

    private ApiClient terminal() {
        return signedIn(
                "terminal",
                claims ->
                        claims.claim("merchant", "merchant:demo")
                                .claim("terminal", "terminal:demo"));
    }
}
