package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.Test;

class KpiTargetsHttpTest extends HttpTest {
    private static final String PUBLISHED = "/finance/v1/kpi-targets/2022";

    @Test
    void targets_are_set_by_finance_with_who_and_when_and_what_held_before_stays() {
        ApiClient finance = with("finance:read finance:write");
        String path = "/finance/v1/kpi-targets/2029";
        String first = "{\"version\": 0, \"totalCharged\": 900000000}";
        assertThat(finance.get(path).json().path("history")).isEmpty();

        Answer set = finance.put(path, first);
        Answer again = finance.put(path, first);
        Answer late = finance.put(path, "{\"version\": 0, \"paymentCount\": 1}");
        Answer next = finance.put(path, "{\"version\": 1, \"paymentCount\": 300000}");

        assertThat(set.number("version")).isEqualTo(1);
        assertThat(again.raw().body()).isEqualTo(set.raw().body());
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.code()).isEqualTo("TARGETS_CHANGED");
        assertThat(late.number("version")).isEqualTo(1);
        assertThat(next.number("version")).isEqualTo(2);
        assertThat(next.json().at("/targets/totalCharged").isNull()).isTrue();
        assertThat(next.json().at("/history/0/setBy").asString()).isNotEmpty();
        assertThat(next.json().at("/history/1/targets/totalCharged").asLong())
                .isEqualTo(900_000_000);
    }

    @Test
    void what_the_city_had_published_is_the_first_version() {
        Answer targets = with("finance:read").get(PUBLISHED);

        assertThat(targets.text("era")).isEqualTo("R4");
        assertThat(targets.json().at("/history/0/setBy").asString()).isEqualTo("city");
        assertThat(targets.json().at("/targets/totalCharged").asLong()).isEqualTo(20_000_000);
    }

    @Test
    void nobody_else_sets_them_and_nonsense_is_wrong() {
        String form = "{\"version\": 1, \"totalCharged\": 1}";
        assertThat(with("finance:read").put(PUBLISHED, form).status()).isEqualTo(403);
        assertThat(with("office").put(PUBLISHED, form).status()).isEqualTo(403);
        ApiClient finance = with("finance:write");
        for (String wrong :
                List.of(
                        "{\"totalCharged\": 1}",
                        "{\"version\": 1, \"totalCharged\": 0}",
                        "{\"version\": 1, \"usageTotal\": 5}",
                        "{\"version\": -1}")) {
            assertThat(finance.put(PUBLISHED, wrong).status()).as("%s", wrong).isEqualTo(400);
        }
        assertThat(finance.put("/finance/v1/kpi-targets/2999", form).code())
                .isEqualTo("TARGET_YEAR_TOO_FAR");
    }
}
