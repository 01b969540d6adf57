package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import org.junit.jupiter.api.Test;

/** A shop is known as something else only when a second person agrees. */
class ShopProfileHttpTest extends TwoPersons {
    private static final String PROFILE = "/shop/v1/profile";

    @Test
    void what_an_owner_asks_for_is_seen_when_the_office_agrees() {
        String shop = approvedShop();
        ApiClient owner = owner(shop);
        String asked = owner.put(PROFILE, profile("酒蔵 本店", "INDEPENDENT")).text("approvalId");
        assertThat(owner.put(PROFILE, profile("酒蔵 本店", "INDEPENDENT")).text("approvalId"))
                .as("again")
                .isEqualTo(asked);
        assertThat(owner.put(PROFILE, profile("別の名前", "LARGE")).code()).isEqualTo("APPROVAL_OPEN");
        Answer before = owner.get(PROFILE);
        assertThat(before.json().at("/profile/name").asString()).isEqualTo("酒蔵");
        assertThat(before.json().at("/asked/profile/name").asString()).isEqualTo("酒蔵 本店");

        assertThat(approve(second(), asked).text("status")).isEqualTo("DONE");

        Answer after = owner.get(PROFILE);
        assertThat(after.json().at("/profile/name").asString()).isEqualTo("酒蔵 本店");
        assertThat(after.json().has("asked")).isFalse();
        assertThat(
                        second().get("/office/v1/merchants/" + shop)
                                .json()
                                .at("/profile/name")
                                .asString())
                .isEqualTo("酒蔵 本店");
    }

    @Test
    void the_office_needs_a_second_person_for_it_too() {
        String shop = approvedShop();
        Answer asked = clerk().put("/office/v1/merchants/" + shop, profile("酒蔵 新館", "LARGE"));
        assertThat(asked.status()).isEqualTo(202);
        assertNeedsAnother(asked.text("approvalId"));
        cutOffAfterDecision(asked.text("approvalId"));
        waitOver(asked.text("approvalId"));

        assertThat(statusOf(asked.text("approvalId"))).isEqualTo("DONE");
        assertThat(
                        clerk().get("/office/v1/merchants/" + shop)
                                .json()
                                .at("/profile/shopClass")
                                .asString())
                .isEqualTo("LARGE");
        assertThat(
                        clerk().put("/office/v1/merchants/merchant:unknown", profile("x", "LARGE"))
                                .status())
                .isEqualTo(404);
        assertThat(clerk().put("/office/v1/merchants/" + shop, "{}").status()).isEqualTo(400);
    }

    @Test
    void a_shop_that_registers_twice_is_noticed_by_both_persons() {
        String first = registered("双子 " + UUID.randomUUID());
        String name =
                clerk().get("/office/v1/merchants/" + first).json().at("/profile/name").asString();
        Answer second =
                clerk().post("/office/v1/merchants", profile(name.replace(" ", "　"), "LARGE"));

        assertThat(second.json().at("/alike/0/merchantId").asString()).isEqualTo(first);
        String approvalId = open("SHOP_APPROVAL", second.text("merchantId"));
        assertThat(second().get(APPROVALS + approvalId).json().at("/detail/alike").asString())
                .contains(first);
    }

    private String approvedShop() {
        String shop = registeredShop();
        second().post("/office/v1/merchants/" + shop + "/approval");
        awaitStanding(new MerchantId(shop), MerchantStatus.APPROVED);
        return shop;
    }

    private String registered(String name) {
        return clerk().post("/office/v1/merchants", profile(name, "INDEPENDENT"))
                .text("merchantId");
    }

    private ApiClient owner(String shop) {
        return signedIn("shop", claims -> claims.subject("owner:" + shop).claim("merchant", shop));
    }

    private static String profile(String name, String shopClass) {
        return """
        {"name": "%s", "nameKana": "サカグラ", "nameLatin": "SAKAGURA", "shopClass": "%s",
         "district": "栃尾", "category": "酒", "categoryCode": "5921", "postalCode": "9400205"}
        """
                .formatted(name, shopClass);
    }
}
