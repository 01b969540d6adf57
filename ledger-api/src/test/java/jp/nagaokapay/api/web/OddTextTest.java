package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OddTextTest extends HttpTest {
    private static final String NUL = "\\u0000";

    @Autowired private Processors processors;

    @Test
    void a_text_that_no_table_can_hold_is_refused_by_name_and_stops_nothing() {
        MerchantId shop = shop();
        ApiClient office = with("office");
        String suspension = "/office/v1/merchants/" + shop + "/suspension";

        Answer refused = office.post(suspension, "{\"reason\": \"a" + NUL + "b\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("reason");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("BAD_CHARACTER");

        assertThat(office.post(suspension, "{\"reason\": \"一行目\\n二行目\"}").status()).isEqualTo(200);
        processors.awaitDrained(Duration.ofSeconds(30));
        assertThat(office.get("/office/v1/merchants/" + shop).text("standing"))
                .isEqualTo("SUSPENDED");
    }

    @Test
    void a_name_that_shows_nothing_is_none_whatever_it_names() {
        String shop = "/office/v1/merchants/" + shop();
        String registration =
                """
                {"name": "酒蔵", "nameKana": "サカグラ", "nameLatin": "SAKAGURA",
                 "shopClass": "INDEPENDENT", "district": "長岡", "category": "飲食",
                 "categoryCode": "5812", "postalCode": "9400062"}
                """;
        for (String field : List.of("酒蔵", "サカグラ", "SAKAGURA", "長岡", "飲食")) {
            refused("office", "/office/v1/merchants", registration.replace(field, "\u3000"));
        }
        for (String text : List.of("\u200B\uFEFF", "a\\nb", "a\u202Eb")) {
            refused("office", shop + "/terminals", "{\"label\": \"%s\"}".formatted(text));
        }
        refused("office", shop + "/clients", "{\"label\": \"\u3164\"}");
        refused("office", shop + "/suspension", "{\"reason\": \"\u00A0\"}");
        String campaigns = "/campaign/v1/campaigns";
        refused("campaign:write", campaigns, "{\"name\": \"\u2800\"}");
        refused("campaign:write", campaigns, "{\"conditions\": [{\"districts\": [\"\u3000\"]}]}");
        assertThat(
                        with("office")
                                .post(shop + "/terminals", "{\"label\": \"葛\uDB40\uDD00屋 1\"}")
                                .status())
                .isEqualTo(201);
    }

    private void refused(String scopes, String path, String body) {
        Answer answer = with(scopes).post(path, body);
        assertThat(answer.status()).as(path + body).isEqualTo(400);
        assertThat(
                        answer.json()
                                .path("errors")
                                .valueStream()
                                .map(one -> one.path("code").asString()))
                .as(path + body)
                .containsAnyOf("NOT_BLANK", "LINE_BREAK", "BAD_CHARACTER");
    }

    @Test
    void ids_in_bodies_are_texts_too() {
        ApiClient resident = resident(wallet());
        String reference = UUID.randomUUID().toString();
        List<Answer> refused =
                List.of(
                        resident.post("/api/v1/wallet/charges", charge(1_000, reference + NUL)),
                        resident.post(
                                "/api/v1/wallet/payments",
                                "{\"merchantId\": \"merchant:" + NUL + "\", \"amount\": 100}"),
                        with("counter")
                                .post(
                                        "/counter/v1/charges",
                                        "{\"walletId\": \"wallet:%s\", \"amount\": 1000, \"receiptNumber\": \"r\"}"
                                                .formatted(NUL)));
        assertThat(refused).allSatisfy(one -> assertThat(one.status()).isEqualTo(400));
        assertThat(refused)
                .allSatisfy(one -> assertThat(one.code()).isEqualTo("VALIDATION_FAILED"));
    }

    @Test
    void paths_queries_and_forms_are_refused_before_any_table_is_asked() {
        ApiClient office = with("office");
        ApiClient finance = with("finance:read audit");
        assertThat(office.get("/office/v1/merchants/a%00b").status()).isEqualTo(400);
        assertThat(finance.get("/finance/v1/audit?who=a%00").status()).isEqualTo(400);
        assertThat(finance.get("/finance/v1/funding/differences?after=%00").status())
                .isEqualTo(400);
        assertThat(finance.get("/finance/v1/accounts/wallet:%00.paid/balance").status())
                .isEqualTo(400);
        Answer inJapanese = finance.get("/finance/v1/accounts?group=x&after=%00");
        assertThat(inJapanese.json().at("/errors/0/message").asString())
                .isEqualTo("使えない文字（制御文字など）が含まれています。");
        Answer inEnglish =
                finance.send(
                        "GET",
                        "/finance/v1/accounts?group=x&after=%00",
                        null,
                        it -> it.header("Accept-Language", "en"));
        assertThat(inEnglish.json().at("/errors/0/message").asString()).contains("cannot be used");
        for (String form :
                List.of(
                        "grant_type=client_credentials&client_id=a%00&client_secret=b",
                        "grant_type=authorization_code&code=%00&client_id=console")) {
            assertThat(nobody().token(form, null).status()).as(form).isEqualTo(400);
        }
        Answer login =
                nobody().send(
                                "POST",
                                "/login",
                                "username=a%00&password=b",
                                it ->
                                        it.setHeader(
                                                "Content-Type",
                                                "application/x-www-form-urlencoded"));
        assertThat(login.status()).isEqualTo(400);
    }
}
