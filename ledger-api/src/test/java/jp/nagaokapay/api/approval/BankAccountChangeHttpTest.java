package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where a shop is paid is changed by two persons, and the shop has time to object. */
class BankAccountChangeHttpTest extends TwoPersons {
    @Autowired private BankAccounts accounts;

    @Test
    void the_first_account_is_approved_with_the_shop_by_who_entered_neither() {
        String shop = registeredShop();
        String third = "staff:" + UUID.randomUUID();
        String withoutAccount = open("SHOP_APPROVAL", shop);

        Answer entered = person(third, "office").put(account(shop), form("1234567"));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(approve(second(), withoutAccount).code())
                .as("who has seen no account")
                .isEqualTo("APPROVAL_NOT_PENDING");
        String asked = open("SHOP_APPROVAL", shop);
        JsonNode shown = second().get(APPROVALS + asked).json().path("detail");
        assertThat(shown.path("accountNumber").asString()).isEqualTo("****567");
        assertThat(shown.path("holder").asString()).isEqualTo("カ）エチゴヤ");
        for (ApiClient had : List.of(person(third, "office"), programOf(third, "office"))) {
            assertThat(approve(had, asked).code()).isEqualTo("FOUR_EYES_REQUIRED");
        }
        assertThat(person(third, "office").put(account(shop), form("7654321")).status())
                .as("another one, while the first is to be approved")
                .isEqualTo(202);
        assertThat(approve(second(), asked).status()).isEqualTo(200);
        assertThat(number(shop)).isEqualTo("1234567");
    }

    @Test
    void who_approves_sees_which_other_shops_are_paid_to_that_account() {
        String mine = approvedShop("5550001");
        String twin = registeredShop();
        clerk().put(account(twin), form("5550001"));
        String third = approvedShop("5550002");
        String change = clerk().put(account(third), form("5550001")).text("approvalId");

        for (String approval : List.of(open("SHOP_APPROVAL", twin), change)) {
            assertThat(
                            second().get(APPROVALS + approval)
                                    .json()
                                    .at("/detail/sameAccount")
                                    .asString())
                    .contains(mine);
        }
    }

    @Test
    void another_account_is_paid_when_the_waiting_time_after_the_approval_is_over() {
        String shop = approvedShop("1234567");
        String phone = owner(shop);

        Answer asked = clerk().put(account(shop), form("7654321"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("PENDING");
        assertThat(asked.text("accountNumber")).isEqualTo("****321");
        assertThat(asked.json().has("bankAccountId")).isFalse();
        String id = asked.text("approvalId");
        assertThat(stored(id)).doesNotContain("7654321", "エチゴヤ");
        assertThat(second().get("/office/v1/approvals").raw().body())
                .contains(id, "****321")
                .doesNotContain("エチゴヤ");
        assertThat(second().get(APPROVALS + id).raw().body())
                .contains("エチゴヤ")
                .doesNotContain("7654321");
        assertThat(clerk().put(account(shop), form("7654321")).text("approvalId")).isEqualTo(id);
        assertNeedsAnother(id);
        assertThat(told(phone)).isEmpty();

        Answer approved = approve(second(), id);

        assertThat(approved.text("status")).isEqualTo("APPROVED");
        assertThat(Instant.parse(approved.text("effectiveAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(3)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(3)));
        work.settleAll();
        assertThat(number(shop)).as("paid meanwhile").isEqualTo("1234567");
        assertThat(clerk().get(account(shop)).text("accountNumber")).isEqualTo("****567");
        assertThat(told(phone)).singleElement().asString().contains("振込先口座").doesNotContain("321");
        JsonNode seen = ofOwner(shop).at("/changes/0");
        assertThat(seen.path("status").asString()).isEqualTo("APPROVED");
        assertThat(seen.path("effectiveAt").asString()).isEqualTo(approved.text("effectiveAt"));
        assertThat(seen.path("account").path("accountNumber").asString()).isEqualTo("****321");
        assertThat(seen.toString()).doesNotContain("エチゴヤ");

        waitOver(id);

        assertThat(number(shop)).isEqualTo("7654321");
        assertThat(clerk().get(account(shop)).text("enteredBy")).isEqualTo(clerk);
        assertThat(statusOf(id)).isEqualTo("DONE");
        assertThat(stored(id)).contains("\"secret\": null");
        assertThat(told(phone)).hasSize(1);
        assertThat(approve(second(), id).text("status")).isEqualTo("DONE");
    }

    @Test
    void an_approved_shop_without_an_account_gets_its_first_one_by_two_persons_too() {
        String shop = shop().value();

        Answer asked = clerk().put(account(shop), form("1234567"));

        assertThat(asked.status()).isEqualTo(202);
        assertThat(accounts.current(new MerchantId(shop))).isEmpty();
    }

    @Test
    void an_objection_stops_a_change_and_the_shop_is_told() {
        String shop = approvedShop("1234567");
        String phone = owner(shop);
        String id = clerk().put(account(shop), form("7654321")).text("approvalId");
        approve(second(), id);
        String third = "staff:" + UUID.randomUUID();

        Answer stopped = reject(person(third, "office"), id);

        assertThat(stopped.text("status")).isEqualTo("REJECTED");
        assertThat(stopped.text("decidedBy")).isEqualTo(second);
        assertThat(stopped.text("stoppedBy")).isEqualTo(third);
        waitOver(id);
        assertThat(number(shop)).isEqualTo("1234567");
        assertThat(told(phone)).hasSize(2).last().asString().contains("取りやめ");
        assertThat(stored(id)).contains("\"secret\": null");
        assertThat(approve(second(), id).code()).isEqualTo("APPROVAL_NOT_PENDING");
        assertThat(ofOwner(shop).at("/changes/0/status").asString()).isEqualTo("REJECTED");
    }

    @Test
    void when_the_waiting_time_is_over_nothing_is_stopped() {
        String shop = approvedShop("1234567");
        String id = clerk().put(account(shop), form("7654321")).text("approvalId");
        approve(second(), id);
        set(id, "effective_at = now() - interval '1 second'");

        assertThat(reject(clerk(), id).code()).isEqualTo("APPROVAL_NOT_PENDING");
    }

    @Test
    void one_change_is_asked_for_at_a_time() {
        String shop = approvedShop("1234567");
        String id = clerk().put(account(shop), form("7654321")).text("approvalId");

        Answer other = clerk().put(account(shop), form("7777777"));

        assertThat(other.code()).isEqualTo("APPROVAL_OPEN");
        assertThat(other.text("approvalId")).isEqualTo(id);
        assertThat(second().put(account(shop), form("7654321")).code()).isEqualTo("APPROVAL_OPEN");
        reject(clerk(), id);
        assertThat(clerk().put(account(shop), form("7777777")).status()).isEqualTo(202);
    }

    @Test
    void nobody_decides_too_late() {
        String shop = approvedShop("1234567");
        String id = clerk().put(account(shop), form("7654321")).text("approvalId");
        set(id, "expires_at = now() - interval '1 second'");

        assertThat(approve(second(), id).code()).isEqualTo("APPROVAL_NOT_PENDING");
        work.settleAll();

        assertThat(statusOf(id)).isEqualTo("EXPIRED");
        assertThat(stored(id)).contains("\"secret\": null");
        assertThat(number(shop)).isEqualTo("1234567");
        assertThat(clerk().put(account(shop), form("7654321")).status()).isEqualTo(202);
    }

    @Test
    void a_shop_sees_its_own_changes_alone() {
        String shop = approvedShop("1234567");
        clerk().put(account(shop), form("7654321"));

        assertThat(ofOwner(shop().value()).path("changes")).isEmpty();
        assertThat(with("shop").get("/shop/v1/bank-account-changes").status()).isEqualTo(403);
    }

    /** Approved by the second person, with an account. */
    private String approvedShop(String number) {
        String shop = registeredShop();
        clerk().put(account(shop), form(number));
        approve(second(), open("SHOP_APPROVAL", shop));
        return shop;
    }

    /** Adds one; answers their phone. */
    private String owner(String shop) {
        String phone =
                "+8170%08d".formatted(ThreadLocalRandom.current().nextInt(10_000_000, 90_000_000));
        Answer added =
                clerk().post(
                                "/office/v1/merchants/" + shop + "/owners",
                                "{\"username\": \"o%s\", \"phone\": \"%s\"}"
                                        .formatted(UUID.randomUUID(), phone));
        assertThat(added.status()).as(added.raw().body()).isEqualTo(201);
        return phone;
    }

    private JsonNode ofOwner(String shop) {
        return signedIn("shop", claims -> claims.claim("merchant", shop))
                .get("/shop/v1/bank-account-changes")
                .json();
    }

    private String number(String shop) {
        return accounts.current(new MerchantId(shop)).orElseThrow().given().accountNumber();
    }

    private static String account(String shop) {
        return "/office/v1/merchants/" + shop + "/bank-account";
    }

    private static String form(String number) {
        return """
        {"bankCode": "0140", "branchCode": "438", "accountType": "ORDINARY",
         "accountNumber": "%s", "holder": "カ）エチゴヤ"}
        """
                .formatted(number);
    }
}
