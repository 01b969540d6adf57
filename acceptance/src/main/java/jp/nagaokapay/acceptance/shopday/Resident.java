package jp.nagaokapay.acceptance.shopday;

import java.net.URI;

/** One of the demo's residents, signed in, with money. */
final class Resident {
    private final Door wallet;

    private Resident(Door wallet) {
        this.wallet = wallet;
    }

    /**
     * @param number 1 to 10
     * @param yen charged at once; 1,000 to 50,000
     */
    static Resident signIn(URI ledger, int number, long yen) {
        String phone = "+8190000000%02d".formatted(number);
        Resident resident =
                new Resident(
                        Door.withToken(ledger, WalletApp.tokenOf(ledger, phone, "demo-password")));
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

    /** A code to show at a till. */
    String code() {
        return wallet.post("/api/v1/wallet/payment-codes", Shop.key(), "{}")
                .require(201, "payment code")
                .text("payload");
    }

    /** Pays what a shop's code asks for. */
    Answer scan(String key, String qr, long yen) {
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
