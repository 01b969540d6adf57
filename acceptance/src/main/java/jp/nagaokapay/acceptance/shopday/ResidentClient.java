package jp.nagaokapay.acceptance.shopday;

import java.net.URI;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.client.WalletAppSignIn;

/** One of the demo's residents, signed in, with money. */
final class ResidentClient {
    private final ApiClient wallet;

    private ResidentClient(ApiClient wallet) {
        this.wallet = wallet;
    }

    /**
     * @param number 1 to 10
     * @param yen charged at once; 1,000 to 50,000
     */
    static ResidentClient signIn(URI ledger, int number, long yen) {
        String phone = "+8190000000%02d".formatted(number);
        ResidentClient resident =
                new ResidentClient(
                        ApiClient.withToken(
                                ledger, WalletAppSignIn.tokenOf(ledger, phone, "demo-password")));
        resident.wallet
                .post(
                        "/api/v1/wallet/charges",
                        Shop.key(),
                        """
                        {"amount": %d, "channel": "BANK", "fundingReference": "%s"}
                        """
                                .formatted(yen, Shop.key()))
                .require(201, "charge");
        return resident;
    }

    /** A payment code to be scanned by a terminal. */
    String code() {
        return wallet.post("/api/v1/wallet/payment-codes", Shop.key(), "{}")
                .require(201, "payment code")
                .text("payload");
    }

    /** Pays what a shop's code asks for. */
    ApiResponse scan(String key, String qr, long yen) {
        return wallet.post(
                "/api/v1/wallet/payments",
                key,
                """
                {"qr": "%s", "amount": %d, "agreeSimilarPayment": true}
                """
                        .formatted(qr, yen));
    }

    long available() {
        return wallet.get("/api/v1/wallet").require(200, "wallet").number("available");
    }
}
