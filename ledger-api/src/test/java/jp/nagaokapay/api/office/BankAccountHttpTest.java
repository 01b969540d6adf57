package jp.nagaokapay.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;

class BankAccountHttpTest extends HttpTest {

    @Test
    void a_shop_gets_an_account_as_the_bank_will_read_it() {
        ApiClient office = with("office");
        String account = account(registered());

        Answer entered = office.put(account, form("0140", "438", "1234567", "株式会社えちごや"));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.text("bankName")).isEqualTo("第四北越");
        assertThat(entered.text("branchName")).isEqualTo("長岡西");
        assertThat(entered.text("holderKana")).isEqualTo("ｶ)ｴﾁｺﾞﾔ");
        assertThat(entered.text("accountNumber")).isEqualTo("****567");
        assertThat(entered.raw().body()).doesNotContain("1234567");
        assertThat(entered.text("enteredBy")).startsWith("test-");
        assertThat(office.get(account).json()).isEqualTo(entered.json());
        assertThat(office.put(account, form("0140", "438", "1234567", "株式会社えちごや")).json())
                .isEqualTo(entered.json());
    }

    @Test
    void an_auditor_sees_neither_the_number_nor_whose_account_it_is() {
        String account = account(registered());
        ApiClient office = with("office");
        office.put(account, form("0140", "438", "1234567", "ヤマダ ハナコ"));

        Answer audited = with("finance:read audit").get(account);

        assertThat(audited.status()).isEqualTo(200);
        assertThat(audited.text("accountNumber")).isEqualTo("****567");
        assertThat(audited.text("holder")).isEqualTo("***");
        assertThat(audited.raw().body()).doesNotContain("1234567", "ヤマダ", "ﾔﾏﾀﾞ");
        assertThat(office.get(account).text("holder")).isEqualTo("ヤマダ ハナコ");
    }

    @Test
    void a_shop_that_has_left_is_still_paid() {
        MerchantId shop = shop();
        ledger.send(new WithdrawMerchant(shop));
        assertThat(with("office").put(account(shop), form("0140", "438", "7", "ア")).status())
                .isEqualTo(202);
    }

    @Test
    void what_no_bank_takes_is_refused_without_repeating_it() {
        ApiClient office = with("office");
        String account = account(shop());

        Answer kanji = office.put(account, form("0140", "438", "1234567", "ヤマダ太郎"));

        assertThat(kanji.status()).isEqualTo(422);
        assertThat(kanji.code()).isEqualTo("TRANSFER_NAME_LETTER_REFUSED");
        assertThat(kanji.number("position")).isEqualTo(4);
        assertThat(kanji.text("reason")).isEqualTo("KANJI");
        assertThat(kanji.raw().body()).doesNotContain("太", "ヤマダ", "1234567");
        assertThat(office.put(account, form("0000", "438", "1", "ア")).status()).isEqualTo(422);
        assertThat(office.put(account, form("0000", "438", "1", "ア")).code())
                .isEqualTo("BANK_UNKNOWN");
        assertThat(office.put(account, form("0140", "999", "1", "ア")).code())
                .isEqualTo("BANK_BRANCH_UNKNOWN");
        assertThat(office.put(account, form("9900", "11940", "12345671", "ア")).code())
                .isEqualTo("JAPAN_POST_NEEDS_BRANCH_AND_NUMBER");
        assertThat(office.put(account, form("9900", "059", "1234567", "ア")).code())
                .isEqualTo("JAPAN_POST_TYPE_NOT_AT_BRANCH");
        Answer wrong = office.put(account, form("140", "4", "x", ""));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors")).hasSize(4);
        assertThat(office.get(account).status()).isEqualTo(404);
        assertThat(office.get(account).code()).isEqualTo("BANK_ACCOUNT_NOT_FOUND");
    }

    @Test
    void a_shop_that_is_not_there_has_no_account() {
        ApiClient office = with("office");
        String account = account(MerchantId.next());
        assertThat(office.get(account).code()).isEqualTo("MERCHANT_NOT_FOUND");
        Answer entered = office.put(account, form("0140", "438", "1", "ア"));
        assertThat(entered.status()).isEqualTo(404);
        assertThat(entered.code()).isEqualTo("MERCHANT_NOT_FOUND");
    }

    @Test
    void banks_and_branches_are_looked_up() {
        ApiClient office = with("office");

        Answer banks = office.get("/office/v1/banks?q=" + encoded("だいしほくえつ"));
        Answer branches = office.get("/office/v1/banks/0140/branches?q=" + encoded("長岡西支店"));

        assertThat(banks.json().path("banks").get(0).path("code").asString()).isEqualTo("0140");
        assertThat(branches.json().path("bank").path("name").asString()).isEqualTo("第四北越");
        assertThat(branches.json().path("branches").get(0).path("code").asString())
                .isEqualTo("438");
        assertThat(office.get("/office/v1/banks").json().path("banks")).hasSize(50);
        assertThat(office.get("/office/v1/banks/0000/branches").status()).isEqualTo(404);
        assertThat(office.get("/office/v1/banks?q=" + "a".repeat(51)).status()).isEqualTo(400);
    }

    /** A shop that waits for approval; its first account is entered at once. */
    private MerchantId registered() {
        return new MerchantId(
                with("office")
                        .post(
                                "/office/v1/merchants",
                                """
                                {"name": "酒蔵", "nameKana": "サカグラ", "nameLatin": "SAKAGURA",
                                 "shopClass": "INDEPENDENT", "district": "栃尾", "category": "酒",
                                 "categoryCode": "5921", "postalCode": "9400205"}
                                """)
                        .text("merchantId"));
    }

    private static String account(MerchantId shop) {
        return "/office/v1/merchants/" + shop + "/bank-account";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String form(String bank, String branch, String number, String holder) {
        return """
        {"bankCode": "%s", "branchCode": "%s", "accountType": "ORDINARY",
         "accountNumber": "%s", "holder": "%s"}
        """
                .formatted(bank, branch, number, holder);
    }
}
