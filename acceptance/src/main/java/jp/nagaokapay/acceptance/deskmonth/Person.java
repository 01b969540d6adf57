package jp.nagaokapay.acceptance.deskmonth;

import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.client.WalletAppSignIn;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;

/** Who has a phone and a wallet on it. */
final class Person {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String WALLET = "/api/v1/wallet";

    private final Desks desks;
    private final String residentId;
    private final String walletId;
    private final Purse purse = new Purse();
    private String phone;
    private ApiClient app;

    private Person(Desks desks, String phone, String residentId, String walletId) {
        this.desks = desks;
        this.phone = phone;
        this.residentId = residentId;
        this.walletId = walletId;
        this.app = signedIn(desks, phone);
    }

    /**
     * Signs somebody up with the code that was sent to the phone.
     *
     * @param newNumber whether they say that they got the number only lately
     */
    static Person signUp(Desks desks, String phone, String name, boolean newNumber) {
        ApiResponse begun =
                desks.nobody()
                        .post(
                                "/api/v1/sign-ups",
                                Desks.json(
                                        "phone",
                                        phone,
                                        "displayName",
                                        name,
                                        "postalCode",
                                        "9400062",
                                        "password",
                                        PASSWORD,
                                        "newNumber",
                                        newNumber))
                        .require(201, "a sign-up");
        ApiResponse done =
                desks.nobody()
                        .post(
                                "/api/v1/sign-ups/" + begun.text("signUpId") + "/verification",
                                Desks.json("code", code(desks, phone)))
                        .require(201, "a sign-up's code");
        return new Person(desks, phone, done.text("residentId"), done.text("walletId"));
    }

    /** The newest code that was sent to a phone. */
    static String code(Desks desks, String phone) {
        String newest = "";
        for (JsonNode message :
                desks.nobody()
                        .get("/demo/messages?to=" + phone.replace("+", "%2B"))
                        .require(200, "the messages")
                        .json()) {
            newest = message.path("code").asString(newest);
        }
        if (newest.isEmpty()) {
            throw new ProgramFailed("no code was sent");
        }
        return newest;
    }

    private static ApiClient signedIn(Desks desks, String phone) {
        return ApiClient.signingIn(
                desks.url(), () -> WalletAppSignIn.tokenOf(desks.url(), phone, PASSWORD));
    }

    /** Has another phone from now on, and signs in on it. */
    void hasPhone(String number) {
        phone = number;
        app = signedIn(desks, number);
    }

    String phone() {
        return phone;
    }

    String residentId() {
        return residentId;
    }

    String walletId() {
        return walletId;
    }

    ApiClient app() {
        return app;
    }

    Purse purse() {
        return purse;
    }

    /** The digits under the barcode that the phone shows. */
    String barcode() {
        return app.post(WALLET + "/payment-codes", Desks.NOTHING)
                .require(201, "a payment code")
                .text("barcode");
    }

    JsonNode wallet() {
        return app.get(WALLET).require(200, "a wallet").json();
    }

    void chargeByBank(long yen, CityTotals totals) {
        app.post(
                        WALLET + "/charges",
                        Desks.key(),
                        Desks.json(
                                "amount", yen, "channel", "BANK", "fundingReference", Desks.key()))
                .require(201, "a charge");
        purse.charged(yen);
        totals.charged(yen);
    }
}
