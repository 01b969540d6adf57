package jp.nagaokapay.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class OfficeHttpTest extends HttpTest {
    private static final String MERCHANTS = "/office/v1/merchants";

    @Test
    void a_shop_comes_into_the_program_and_leaves_it() {
        ApiClient office = with("office");
        ApiClient second = with("office");
        String name = "酒蔵" + UUID.randomUUID();

        Answer registered = office.post(MERCHANTS, form(name).replace("9400205", "〒９４０－０２０５"));
        String shop = MERCHANTS + "/" + registered.text("merchantId");

        assertThat(registered.status()).isEqualTo(201);
        assertThat(office.post(shop + "/suspension", "{\"reason\": \"早すぎる\"}").code())
                .isEqualTo("MERCHANT_NOT_APPROVED");
        assertThat(office.post(shop + "/approval").code()).isEqualTo("FOUR_EYES_REQUIRED");
        assertThat(second.post(shop + "/approval").status()).isEqualTo(200);
        assertThat(second.post(shop + "/approval").code())
                .isEqualTo("MERCHANT_NOT_AWAITING_APPROVAL");
        assertThat(directory(name).json().path("merchants")).hasSize(1);
        assertThat(office.post(shop + "/suspension", "{\"reason\": \"調査\"}").status())
                .isEqualTo(200);
        awaitStanding(new MerchantId(registered.text("merchantId")), MerchantStatus.SUSPENDED);
        assertThat(office.post(shop + "/resumption").status()).isEqualTo(200);
        assertThat(office.post(shop + "/resumption").code()).isEqualTo("MERCHANT_NOT_SUSPENDED");
        assertThat(office.post(shop + "/withdrawal").status()).isEqualTo(200);
        assertThat(office.post(shop + "/withdrawal").code()).isEqualTo("MERCHANT_WITHDRAWN");
        assertThat(office.get(shop).text("standing")).isEqualTo("WITHDRAWN");
        assertThat(directory(name).json().path("merchants")).isEmpty();
        String sought =
                MERCHANTS + "?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&standing=";
        assertThat(office.get(sought).json().path("merchants")).hasSize(1);
        assertThat(office.get(sought + "APPROVED").json().path("merchants")).isEmpty();
    }

    @Test
    void all_shops_are_listed_page_by_page() {
        ApiClient office = with("office");
        shop();
        shop();
        assertThat(office.get(MERCHANTS).json().path("merchants")).hasSizeGreaterThanOrEqualTo(2);
        Answer first = office.get(MERCHANTS + "?limit=1");
        assertThat(first.json().path("merchants")).hasSize(1);
        Answer second = office.get(MERCHANTS + "?limit=1&after=" + first.text("next"));
        assertThat(second.json().path("merchants")).hasSize(1);
        assertThat(second.json().path("merchants")).isNotEqualTo(first.json().path("merchants"));
        assertThat(office.get(MERCHANTS + "?standing=REGISTERED").status()).isEqualTo(200);
        assertThat(office.get(MERCHANTS + "?standing=NONSENSE").status()).isEqualTo(400);
    }

    @Test
    void a_terminal_gets_credentials_that_work_at_once() {
        ApiClient office = with("office");
        MerchantId shop = shop();

        Answer enrolled =
                office.post(MERCHANTS + "/" + shop + "/terminals", "{\"label\": \"レジ1\"}");

        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.text("terminalId")).startsWith("terminal:");
        Answer token =
                nobody().send(
                                "POST",
                                "/oauth2/token",
                                "grant_type=client_credentials",
                                request ->
                                        request.setHeader(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded")
                                                .header(
                                                        "Authorization",
                                                        basic(
                                                                enrolled.text("clientId"),
                                                                enrolled.text("clientSecret"))));
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.text("scope")).isEqualTo("terminal");
        assertThat(
                        office.post(
                                        MERCHANTS + "/" + MerchantId.next() + "/terminals",
                                        "{\"label\": \"x\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void the_office_suspends_a_wallet_and_lets_it_go_again() {
        ApiClient office = with("office");
        WalletId walletId = walletWith(1_000);
        String wallet = "/office/v1/wallets/" + walletId;

        Answer suspended = office.post(wallet + "/suspension", "{\"reason\": \"紛失\"}");

        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.text("status")).isEqualTo("SUSPENDED");
        assertThat(suspended.number("available")).isEqualTo(1_000);
        assertThat(office.post(wallet + "/resumption").text("status")).isEqualTo("OPEN");
        assertThat(office.post(wallet + "/resumption").code()).isEqualTo("WALLET_NOT_SUSPENDED");
        assertThat(office.get(wallet).text("walletId")).isEqualTo(walletId.value());
    }

    @Test
    void what_is_not_there_is_not_found() {
        ApiClient office = with("office");
        assertThat(office.get("/office/v1/wallets/" + WalletId.next()).code())
                .isEqualTo("WALLET_NOT_FOUND");
        assertThat(office.get("/office/v1/wallets/nonsense").status()).isEqualTo(404);
        Answer unknown = office.post(MERCHANTS + "/" + MerchantId.next() + "/approval");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("MERCHANT_NOT_FOUND");
        assertThat(office.get(MERCHANTS + "/" + MerchantId.next()).status()).isEqualTo(404);
        assertThat(
                        office.post(
                                        "/office/v1/wallets/" + WalletId.next() + "/suspension",
                                        "{\"reason\": \"x\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void every_wrong_field_of_a_registration_is_named() {
        Answer wrong =
                with("office")
                        .post(
                                MERCHANTS,
                                """
                                {"name": "", "nameKana": "かな", "nameLatin": "越後屋",
                                 "shopClass": "LARGE", "district": "長岡", "category": "飲食",
                                 "categoryCode": "58", "postalCode": "94-0062"}
                                """);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors")).hasSize(5);
    }

    private Answer directory(String name) {
        return resident(wallet())
                .get(
                        "/api/v1/merchants?district="
                                + URLEncoder.encode("栃尾", StandardCharsets.UTF_8)
                                + "&q="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    private static String form(String name) {
        return """
        {"name": "%s", "nameKana": "サカグラ", "nameLatin": "SAKAGURA", "shopClass": "INDEPENDENT",
         "district": "栃尾", "category": "酒", "categoryCode": "5921", "postalCode": "9400205"}
        """
                .formatted(name);
    }

    private static String basic(String id, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    }
}
