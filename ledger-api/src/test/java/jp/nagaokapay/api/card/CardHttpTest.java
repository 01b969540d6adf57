package jp.nagaokapay.api.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.Pdfs;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A card's life, as those see it who print it, charge it, pay with it and lose it. */
class CardHttpTest extends HttpTest {
    private static final String PIN = "4711";
    private static final String CARDS = "/counter/v1/cards/";
    private static final String PAYMENTS = "/terminal/v1/payments";

    @Autowired private JdbcClient jdbc;

    private final String person = "staff:" + UUID.randomUUID();

    @Test
    void a_card_is_printed_activated_charged_paid_with_replaced_and_taken_over() throws Exception {
        List<Printed> cards = printed(2);
        Printed card = cards.getFirst();
        assertThat(pay(card, 100, null).code()).isEqualTo("CARD_NOT_ACTIVE");

        Answer active = activate(card);
        assertThat(active.status()).isEqualTo(201);
        assertThat(active.text("state")).isEqualTo("ACTIVE");
        assertThat(charge("cardNumber", card.number(), 10_000).status()).isEqualTo(201);
        assertThat(charge("code", card.code(), 5_000).status()).isEqualTo(201);
        assertThat(pay(card, 1_000, null).status()).isEqualTo(201);

        Printed next = cards.getLast();
        activate(next);
        Answer replaced = replace(card, next);
        assertThat(replaced.status()).isEqualTo(201);
        assertThat(replaced.number("moved")).isEqualTo(14_000);
        assertThat(pay(card, 100, null).code()).isEqualTo("CARD_BLOCKED");
        assertThat(charge("cardNumber", card.number(), 1_000).code()).isEqualTo("CARD_BLOCKED");
        assertThat(balance(next, PIN).number("available")).isEqualTo(14_000);

        WalletId phone = wallet();
        String shown = resident(phone).post("/api/v1/wallet/payment-codes").text("barcode");
        Answer taken =
                clerk().post(
                                CARDS + next.number() + "/takeover",
                                "{\"walletCode\": \"" + shown + "\"}");
        assertThat(taken.text("state")).isEqualTo("TAKEN_OVER");
        assertThat(resident(phone).get("/api/v1/wallet").number("paid")).isEqualTo(14_000);
        assertThat(balance(next, PIN).code()).isEqualTo("CARD_OR_PIN_WRONG");
    }

    @Test
    void a_pin_is_asked_for_under_the_same_key_and_stands_nowhere() throws Exception {
        Printed card = active(10_000);
        String key = UUID.randomUUID().toString();
        String id = UUID.randomUUID().toString();

        Answer required = payAs(key, id, card, 3_001, null);
        Answer wrong = payAs(key, id, card, 3_001, "0815");
        Answer paid = payAs(key, id, card, 3_001, PIN);
        Answer again = payAs(key, id, card, 3_001, "0816");

        assertThat(required.code()).isEqualTo("PIN_REQUIRED");
        assertThat(required.text("detail")).contains("3,000");
        assertThat(wrong.code()).isEqualTo("PIN_WRONG");
        assertThat(wrong.raw().body()).doesNotContain("0815");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("paymentId")).isEqualTo(paid.text("paymentId"));
        assertThat(rowsWith(card.code())).isZero();
        assertThat(terminal().post(PAYMENTS, UUID.randomUUID().toString(), pinOf("12345")).status())
                .isEqualTo(400);
    }

    @Test
    void the_balance_and_five_movements_are_for_who_has_number_and_pin() throws Exception {
        Printed card = active(5_000);
        for (int yen = 1; yen <= 6; yen++) {
            pay(card, yen, null);
        }

        Answer balance = balance(card, PIN);

        assertThat(balance.number("available")).isEqualTo(4_979);
        assertThat(balance.json().path("movements")).hasSize(5);
        assertThat(balance.json().path("movements").get(0).path("amount").asLong()).isEqualTo(6);
        assertThat(balance.json().path("lots").get(0).path("expiresOn").asString()).isNotEmpty();
        assertThat(balance(card, "0000").code()).isEqualTo("CARD_OR_PIN_WRONG");
        assertThat(balance(new Printed("0000000000000000", ""), PIN).code())
                .isEqualTo("CARD_OR_PIN_WRONG");
        for (int i = 0; i < 20; i++) {
            balance(card, PIN);
        }
        assertThat(balance(card, PIN).status()).isEqualTo(429);
    }

    @Test
    void five_wrong_pins_at_the_till_or_at_home_block_a_card() throws Exception {
        Printed card = active(5_000);
        for (int i = 0; i < 3; i++) {
            assertThat(balance(card, "0000").status()).isEqualTo(422);
        }
        assertThat(pay(card, 4_000, "0000").code()).isEqualTo("PIN_WRONG");
        assertThat(pay(card, 4_000, "0000").number("left")).isZero();

        assertThat(pay(card, 4_000, PIN).code()).isEqualTo("CARD_BLOCKED");
        assertThat(pay(card, 1, null).code()).isEqualTo("CARD_BLOCKED");
    }

    @Test
    void requests_are_answered_the_same_again() throws Exception {
        List<Printed> cards = printed(2);
        Printed card = cards.getFirst();
        String path = CARDS + card.number() + "/activation";
        String pin = "{\"pin\": \"4711\"}";

        assertThat(clerk().post(path, "first-" + card.number(), pin).replayed()).isFalse();
        assertThat(clerk().post(path, "first-" + card.number(), pin).replayed()).isTrue();
        assertThat(clerk().post(path, pin).code()).isEqualTo("CARD_ALREADY_ACTIVE");
        activate(cards.getLast());
        assertThat(replace(card, cards.getLast()).replayed()).isFalse();
        assertThat(replace(card, cards.getLast()).replayed()).isTrue();
        assertThat(replace(card, active(0)).code()).isEqualTo("CARD_ALREADY_REPLACED");
        assertThat(clerk().post(CARDS + "0000000000000000/block").status()).isEqualTo(404);
        assertThat(clerk().post(CARDS + "1234/block").status()).isEqualTo(404);
    }

    @Test
    void a_sheet_has_no_card_that_is_active_and_is_for_the_office_alone() throws Exception {
        String batch = batch(12);
        List<Printed> cards = cardsOf(batch);
        assertThat(cards).hasSize(12);

        activate(cards.getFirst());

        assertThat(cardsOf(batch)).hasSize(11).doesNotContain(cards.getFirst());
        assertThat(clerk().get("/office/v1/card-batches/" + batch + ".pdf").status())
                .isEqualTo(403);
        assertThat(with("office").post("/office/v1/card-batches", "{\"count\": 501}").status())
                .isEqualTo(400);
        assertThat(with("office").get("/office/v1/card-batches/cards:x.pdf").status())
                .isEqualTo(404);
    }

    private ApiClient clerk() {
        return person(person, "counter");
    }

    private record Printed(String number, String code) {}

    private List<Printed> printed(int count) throws Exception {
        return cardsOf(batch(count));
    }

    private String batch(int count) {
        return with("office")
                .post("/office/v1/card-batches", "{\"count\": " + count + "}")
                .text("batchId");
    }

    private Printed active(long yen) throws Exception {
        Printed card = printed(1).getFirst();
        activate(card);
        if (yen > 0) {
            charge("cardNumber", card.number(), yen);
        }
        return card;
    }

    private List<Printed> cardsOf(String batch) throws Exception {
        return PrintedCards.codes(
                        Pdfs.bytes(
                                base() + "/office/v1/card-batches/" + batch + ".pdf",
                                token("office", _ -> {})))
                .stream()
                .map(code ->
                        new Printed(code.substring(code.length() - 36, code.length() - 20), code))
                .toList();
    }

    private Answer activate(Printed card) {
        return clerk().post(CARDS + card.number() + "/activation", "{\"pin\": \"" + PIN + "\"}");
    }

    private Answer replace(Printed card, Printed next) {
        return clerk().post(
                        CARDS + card.number() + "/replacement",
                        "{\"newNumber\": \"" + next.number() + "\"}");
    }

    private Answer charge(String name, String value, long yen) {
        return clerk().post(
                        "/counter/v1/charges",
                        """
                        {"%s": "%s", "amount": %d, "receiptNumber": "%s"}
                        """
                                .formatted(name, value, yen, UUID.randomUUID()));
    }

    private Answer pay(Printed card, long yen, @Nullable String pin) {
        return payAs(UUID.randomUUID().toString(), UUID.randomUUID().toString(), card, yen, pin);
    }

    private Answer payAs(String key, String id, Printed card, long yen, @Nullable String pin) {
        return terminal()
                .post(
                        PAYMENTS,
                        key,
                        """
                        {"merchantPaymentId": "%s", "code": "%s", "amount": %d%s}
                        """
                                .formatted(
                                        id,
                                        card.code(),
                                        yen,
                                        pin == null ? "" : ", \"pin\": \"" + pin + '"'));
    }

    private static String pinOf(String pin) {
        return """
        {"merchantPaymentId": "x", "code": "1", "amount": 1, "pin": "%s"}
        """
                .formatted(pin);
    }

    private Answer balance(Printed card, String pin) {
        return nobody().post(
                        "/api/v1/cards/balance",
                        """
                        {"number": "%s", "pin": "%s"}
                        """
                                .formatted(card.number(), pin));
    }

    /** The demo's. */
    private ApiClient terminal() {
        return signedIn(
                "terminal",
                claims ->
                        claims.subject("demo-terminal")
                                .claim("merchant", "merchant:demo")
                                .claim("terminal", "terminal:demo"));
    }

    /** How many events, kept refusals and cards have a card's code in plain. */
    private long rowsWith(String code) {
        String digits = '%' + code.substring(code.length() - 36) + '%';
        return jdbc.sql(
                        """
                        SELECT (SELECT count(*) FROM domain_event e WHERE e::text LIKE :code)
                             + (SELECT count(*) FROM card c WHERE c::text LIKE :code)
                        """)
                .param("code", digits)
                .query(Long.class)
                .single();
    }
}
