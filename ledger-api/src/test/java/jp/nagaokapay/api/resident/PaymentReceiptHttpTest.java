package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.Pdfs;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class PaymentReceiptHttpTest extends HttpTest {
    @Test
    void a_payer_has_a_receipt_that_tells_of_refunds_too() {
        WalletId wallet = walletWith(5_000);
        MerchantId shop = shop();
        Answer paid = resident(wallet).post("/api/v1/wallet/payments", pay(shop, 1_200));
        String path = "/api/v1/wallet/payments/" + paid.text("paymentId") + "/receipt";
        refund(wallet, paid, shop, 300);

        Answer receipt = resident(wallet).get(path);

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.number("amount")).isEqualTo(1_200);
        assertThat(receipt.number("paid")).isEqualTo(1_200);
        assertThat(receipt.number("points")).isZero();
        assertThat(receipt.number("refunded")).isEqualTo(300);
        assertThat(receipt.json().path("refunds").get(0).path("amount").asLong()).isEqualTo(300);
        assertThat(receipt.text("merchantName")).startsWith("越後屋");
        assertThat(receipt.text("issuer")).isNotEmpty();
        String paper = Pdfs.text(base() + path, payersToken(wallet));
        assertThat(paper).contains("ご利用明細", "1,200円", "900円", "越後屋", "インボイス");
    }

    @Test
    void nobody_elses_payment_has_one_and_none_that_took_nothing() {
        WalletId wallet = walletWith(5_000);
        Answer paid = resident(wallet).post("/api/v1/wallet/payments", pay(shop(), 100));
        String path = "/api/v1/wallet/payments/" + paid.text("paymentId") + "/receipt";

        assertThat(resident(wallet()).get(path).code()).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(resident(wallet).get("/api/v1/wallet/payments/payment:x/receipt").status())
                .isEqualTo(404);
    }

    private void refund(WalletId wallet, Answer paid, MerchantId shop, long yen) {
        ledger.send(
                new RefundPayment(
                        wallet,
                        new PaymentId(paid.text("paymentId")),
                        shop,
                        RefundId.next(),
                        UUID.randomUUID().toString(),
                        Yen.of(yen),
                        null));
    }

    private String payersToken(WalletId wallet) {
        return token("wallet", claims -> claims.claim("wallet", wallet.value()));
    }
}
