package jp.nagaokapay.api.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;

/** A shop pays another by HTTP. */
class SupplierPaymentHttpTest extends HttpTest {
    private static final String PATH = "/shop/v1/supplier-payments";

    @Test
    void a_shop_pays_another_once_under_a_key_and_both_see_it() {
        MerchantId bakery = shop();
        MerchantId mill = shop();
        ApiClient owner = owner(bakery);
        resident(walletWith(5_000))
                .post(
                        "/api/v1/wallet/payments",
                        "{\"merchantId\": \"%s\", \"amount\": 5000}".formatted(bakery));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> owner.get(PATH).number("spendable") == 4_925);

        Answer paid = owner.post(PATH, "once-" + bakery, order(mill, 4_000));
        Answer again = owner.post(PATH, "once-" + bakery, order(mill, 4_000));

        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.number("spendable")).isEqualTo(925);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("supplierPaymentId")).isEqualTo(paid.text("supplierPaymentId"));
        assertThat(owner.post(PATH, order(mill, 926)).code()).isEqualTo("OWED_TOO_LITTLE");
        assertThat(owner.post(PATH, order(mill, 1_000_001)).code())
                .isEqualTo("SUPPLIER_PAYMENT_TOO_LARGE");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> owner(mill).get(PATH).number("spendable") == 4_000);
        assertThat(owner(mill).get(PATH).json().at("/supplierPayments/0/direction").asString())
                .isEqualTo("RECEIVED");
        assertThat(with("finance:read").get("/finance/v1/trial-balance").number("difference"))
                .isZero();
        assertThat(
                        signedIn("shop:clerk", claims -> claims.claim("merchant", bakery.value()))
                                .post(PATH, order(mill, 1))
                                .status())
                .isEqualTo(403);
    }

    private ApiClient owner(MerchantId shop) {
        return signedIn("shop", claims -> claims.claim("merchant", shop.value()));
    }

    private static String order(MerchantId to, long yen) {
        return "{\"to\": \"%s\", \"amount\": %d, \"reference\": \"INV-1\"}".formatted(to, yen);
    }
}
