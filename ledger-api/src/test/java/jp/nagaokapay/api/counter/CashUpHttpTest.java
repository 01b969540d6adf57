package jp.nagaokapay.api.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Counted against booked; up to 1,000 yen a clerk answers for a difference alone. */
class CashUpHttpTest extends HttpTest {
    private static final String CHARGES = "/counter/v1/charges";
    private static final String CASH_UPS = "/counter/v1/cash-ups";

    @Autowired private JdbcClient jdbc;

    private final String person = "staff:" + UUID.randomUUID();
    private final LocalDate today = BusinessDate.of(Instant.now());

    @Test
    void what_comes_after_a_cash_up_is_in_the_next_one() {
        charge(10_000);
        charge(5_000);

        Answer morning = clerk().post(CASH_UPS, counted(15_000));
        charge(3_000);
        Answer evening = clerk().post(CASH_UPS, counted(3_000));

        assertThat(morning.status()).isEqualTo(201);
        assertThat(morning.number("booked")).isEqualTo(15_000);
        assertThat(morning.number("charges")).isEqualTo(2);
        assertThat(morning.text("state")).isEqualTo("CONFIRMED");
        assertThat(evening.number("booked")).isEqualTo(3_000);
        assertThat(evening.number("difference")).isZero();
        assertThat(listed().stream().map(it -> it.path("cashUpId").asString()))
                .containsExactly(evening.text("cashUpId"), morning.text("cashUpId"));
    }

    @Test
    void cash_that_was_paid_back_is_missed_by_who_paid_it_back() {
        charge(10_000);
        String wrong = charge(2_000);
        String other = "staff:" + UUID.randomUUID();

        undo(person(other, "counter"), wrong);

        Answer taken = clerk().post(CASH_UPS, counted(12_000));
        Answer paidBack = person(other, "counter").post(CASH_UPS, counted(-2_000));
        assertThat(taken.number("booked")).isEqualTo(12_000);
        assertThat(paidBack.number("booked")).isEqualTo(-2_000);
        assertThat(paidBack.number("reversals")).isEqualTo(1);
    }

    @Test
    void of_two_clerks_one_pays_a_charge_back() {
        String wrong = charge(2_000);
        ApiClient other = person("staff:" + UUID.randomUUID(), "counter");

        assertThat(undo(clerk(), wrong).status()).isEqualTo(201);

        assertThat(undo(other, wrong).code()).isEqualTo("CHARGE_ALREADY_REVERSED");
        assertThat(undo(clerk(), wrong).status()).isEqualTo(201);
        assertThat(clerk().post(CASH_UPS, counted(0)).number("booked")).isZero();
    }

    @Test
    void a_charge_that_could_not_be_undone_is_not_paid_back() {
        var wallet = wallet();
        String spent = clerk().post(CHARGES, CounterForms.cash(wallet, 1_000)).text("chargeId");
        resident(wallet).post("/api/v1/wallet/payments", pay(shop(), 1));

        assertThat(undo(clerk(), spent).code()).isEqualTo("CHARGE_ALREADY_SPENT");

        assertThat(clerk().post(CASH_UPS, counted(1_000)).number("difference")).isZero();
    }

    @Test
    void a_difference_has_a_reason_and_the_request_may_be_sent_again_with_it() {
        charge(10_000);

        Answer without = clerk().post(CASH_UPS, "key-" + person, counted(9_900));
        Answer with = clerk().post(CASH_UPS, "key-" + person, counted(9_900, "つり銭の間違い"));
        Answer again = clerk().post(CASH_UPS, "key-" + person, counted(9_900, "つり銭の間違い"));
        Answer another = clerk().post(CASH_UPS, "key-" + person, counted(9_800, "別"));

        assertThat(without.code()).isEqualTo("CASH_DIFFERENCE_NEEDS_REASON");
        assertThat(without.number("booked")).isEqualTo(10_000);
        assertThat(with.status()).isEqualTo(201);
        assertThat(with.number("difference")).isEqualTo(-100);
        assertThat(with.text("state")).isEqualTo("CONFIRMED");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("cashUpId")).isEqualTo(with.text("cashUpId"));
        assertThat(another.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_second_person_confirms_what_differs_by_more() {
        charge(10_000);

        Answer counted = clerk().post(CASH_UPS, counted(5_000, "不明"));

        assertThat(counted.text("state")).isEqualTo("PENDING");
        String approval = "/office/v1/approvals/" + approvalOf(counted.text("cashUpId"));
        assertThat(person(person, "office").post(approval + "/approval").code())
                .isEqualTo("FOUR_EYES_REQUIRED");
        String second = "staff:" + UUID.randomUUID();
        Answer shown = person(second, "office").get(approval);
        assertThat(shown.json().path("detail").path("difference").asString()).isEqualTo("-5000");
        person(second, "office").post(approval + "/approval");
        JsonNode now = listed().getFirst();
        assertThat(now.path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(now.path("confirmedBy").asString()).isEqualTo(second);
        assertThat(clerk().post(CASH_UPS, counted(0)).number("booked")).isZero();
    }

    @Test
    void what_the_second_person_does_not_confirm_is_counted_again() {
        charge(10_000);
        Answer counted = clerk().post(CASH_UPS, counted(5_000, "不明"));
        charge(1_000);

        with("office")
                .post(
                        "/office/v1/approvals/"
                                + approvalOf(counted.text("cashUpId"))
                                + "/rejection",
                        "{\"reason\": \"数え直し\"}");
        Answer again = clerk().post(CASH_UPS, counted(11_000));

        assertThat(again.number("booked")).isEqualTo(11_000);
        assertThat(listed().stream().map(it -> it.path("state").asString()))
                .containsExactly("CONFIRMED", "REJECTED");
    }

    @Test
    void nothing_is_counted_while_a_charge_is_unclear() {
        String unclear = charge(10_000);
        jdbc.sql("UPDATE counter_charge SET state = 'PENDING' WHERE charge_id = ?")
                .param(unclear)
                .update();

        Answer refused = clerk().post(CASH_UPS, counted(10_000));

        assertThat(refused.code()).isEqualTo("COUNTER_CHARGES_OPEN");
    }

    @Test
    void tomorrow_is_not_counted_and_a_clerks_program_counts_to_the_clerk() {
        charge(10_000);
        assertThat(
                        clerk().post(
                                        CASH_UPS,
                                        """
                                        {"date": "%s", "counted": 0}
                                        """
                                                .formatted(today.plusDays(2)))
                                .status())
                .isEqualTo(400);
        assertThat(programOf(person, "counter").post(CASH_UPS, counted(10_000)).number("booked"))
                .isEqualTo(10_000);
    }

    @Test
    void the_days_list_shows_who_charged_what_and_what_is_not_counted_yet() {
        String charged = charge(10_000);
        String wrong = charge(2_000);
        undo(clerk(), wrong);

        Answer day = with("counter").get(CHARGES + "?date=" + today + "&limit=200");

        JsonNode mine =
                day.json()
                        .path("clerks")
                        .valueStream()
                        .filter(it -> it.path("clerk").asString().equals(person))
                        .findFirst()
                        .orElseThrow();
        assertThat(mine.path("charged").asLong()).isEqualTo(12_000);
        assertThat(mine.path("reversed").asLong()).isEqualTo(2_000);
        assertThat(mine.path("uncounted").asLong()).isEqualTo(10_000);
        JsonNode undone = line(day, wrong);
        assertThat(undone.path("status").asString()).isEqualTo("REVERSED");
        assertThat(undone.path("reversedBy").asString()).isEqualTo(person);
        assertThat(line(day, charged).path("receiptNumber").asString()).isNotEmpty();
        assertThat(with("counter").get(CHARGES + "?date=2020-01-01").json().path("charges"))
                .isEmpty();
    }

    private static JsonNode line(Answer day, String chargeId) {
        return day.json()
                .path("charges")
                .valueStream()
                .filter(it -> it.path("chargeId").asString().equals(chargeId))
                .findFirst()
                .orElseThrow();
    }

    private ApiClient clerk() {
        return person(person, "counter");
    }

    private String charge(long yen) {
        return clerk().post(CHARGES, CounterForms.cash(wallet(), yen)).text("chargeId");
    }

    private static Answer undo(ApiClient who, String chargeId) {
        return who.post(CHARGES + "/" + chargeId + "/reversal");
    }

    private java.util.List<JsonNode> listed() {
        return clerk().get(CASH_UPS + "?date=" + today)
                .json()
                .path("cashUps")
                .valueStream()
                .filter(it -> it.path("clerk").asString().equals(person))
                .toList();
    }

    private String approvalOf(String cashUpId) {
        return jdbc.sql("SELECT approval_id FROM approval WHERE subject_id = ?")
                .param(cashUpId)
                .query(String.class)
                .single();
    }

    private String counted(long yen) {
        return """
        {"date": "%s", "counted": %d}
        """
                .formatted(today, yen);
    }

    private String counted(long yen, String reason) {
        return """
        {"date": "%s", "counted": %d, "reason": "%s"}
        """
                .formatted(today, yen, reason);
    }
}
