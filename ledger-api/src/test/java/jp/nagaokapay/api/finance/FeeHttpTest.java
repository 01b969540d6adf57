package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.junit.jupiter.api.Test;

/** Fees as finance enters them. */
class FeeHttpTest extends HttpTest {
    private static final String FEES = "/finance/v1/fees";

    @Test
    void a_fee_is_entered_for_days_to_come_by_who_may_write_and_stays_with_who_and_when() {
        // so far ahead that no other test's period begins after it
        String form = "{\"from\": \"2199-01-01\", \"shopClass\": \"LARGE\", \"feePercent\": 2.25}";
        Answer entered = person("staff:fee", "finance:write").post(FEES, form);
        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(201);
        assertThat(person("staff:other", "finance:write").post(FEES, form).number("version"))
                .as("again")
                .isEqualTo(entered.number("version"));

        Answer list = with("finance:read").get(FEES);
        assertThat(list.json().at("/fees/0/feePercent").asDouble()).isEqualTo(2.25);
        assertThat(list.json().at("/fees/0/setBy").asString()).isEqualTo("staff:fee");
        assertThat(list.json().path("feePercent").asDouble()).isEqualTo(1.5);

        String today = form.replace("2199-01-01", BusinessDate.of(Instant.now()).toString());
        assertThat(with("finance:write").post(FEES, today).code()).isEqualTo("FEE_DATE_PASSED");
        assertThat(with("finance:write").post(FEES, form.replace("2.25", "2.255")).status())
                .isEqualTo(400);
        assertThat(with("finance:read").post(FEES, form).status()).isEqualTo(403);
        assertThat(with("finance:release").post(FEES, form).status()).isEqualTo(403);
    }
}
