package jp.nagaokapay.api.shopnotice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A shop that wants it is told of each payment. */
class ShopNoticeHttpTest extends HttpTest {
    private static final String PATH = "/shop/v1/notifications";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final String email = "kura-%s@example.jp".formatted(UUID.randomUUID());

    private MerchantId shop;
    private ApiClient owner;

    @BeforeEach
    void a_shop_and_its_owner() {
        shop = shop();
        owner = signedIn("shop", claims -> claims.claim("merchant", shop.value()));
    }

    @Test
    void payments_and_refunds_are_told_once_at_the_address_that_was_proved() {
        assertThat(owner.get(PATH).json().path("eachPayment").asBoolean()).isFalse();
        Answer chosen = owner.put(PATH, choice(email));
        assertThat(chosen.status()).as(chosen.raw().body()).isEqualTo(202);
        assertThat(owner.post(PATH + "/verification", code("000000")).code())
                .isIn("VERIFICATION_CODE_WRONG", null);
        Answer proved =
                owner.post(PATH + "/verification", code(sent().getLast().path("code").asString()));
        assertThat(proved.text("email")).isEqualTo(email);
        assertThat(owner.put(PATH, choice(email)).status()).as("again").isEqualTo(200);

        pay(1_230);

        await().atMost(SOON).until(() -> told().size() == 1);
        pay(45);
        await().atMost(SOON).until(() -> told().size() == 2);
        assertThat(told().getFirst()).contains("1,230円のお支払いがありました");
    }

    @Test
    void without_an_address_the_owners_phone_is_told_and_without_both_nothing_can_be_chosen() {
        assertThat(owner.put(PATH, "{\"eachPayment\": true}").code()).isEqualTo("NO_WAY_TO_NOTIFY");
        assertThat(owner.put(PATH, "{\"eachPayment\": false}").status()).isEqualTo(200);
        assertThat(owner.post(PATH + "/verification", code("123456")).code())
                .isEqualTo("EMAIL_CHANGE_NOT_FOUND");
        String phone = "+81805%07d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 10_000_000);
        with("office")
                .post(
                        "/office/v1/merchants/" + shop + "/owners",
                        "{\"username\": \"owner-%s\", \"phone\": \"%s\"}"
                                .formatted(UUID.randomUUID(), phone));
        assertThat(owner.put(PATH, "{\"eachPayment\": true}").status()).isEqualTo(200);

        pay(777);

        await().atMost(SOON)
                .until(() -> messages(phone).stream().anyMatch(one -> one.contains("777円")));
    }

    private void pay(long yen) {
        assertThat(
                        resident(walletWith(5_000))
                                .post(
                                        "/api/v1/wallet/payments",
                                        "{\"merchantId\": \"%s\", \"amount\": %d}"
                                                .formatted(shop, yen))
                                .status())
                .isEqualTo(201);
    }

    private List<String> told() {
        return messages(email).stream().filter(text -> text.contains("お支払い")).toList();
    }

    private List<String> messages(String to) {
        return all(to).stream().map(message -> message.path("text").asString()).toList();
    }

    private List<JsonNode> sent() {
        return all(email).stream().filter(message -> message.has("code")).toList();
    }

    private List<JsonNode> all(String to) {
        return nobody().get("/demo/messages?to=" + to.replace("+", "%2B"))
                .json()
                .valueStream()
                .toList();
    }

    private static String choice(String email) {
        return "{\"email\": \"%s\", \"eachPayment\": true}".formatted(email);
    }

    private static String code(String digits) {
        return "{\"code\": \"%s\"}".formatted(digits);
    }
}
