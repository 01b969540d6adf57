package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.acceptance.benchmark.payments.HttpConnection.Answer;
import jp.nagaokapay.acceptance.benchmark.payments.ReadAfterWrite.Shown;
import jp.nagaokapay.acceptance.benchmark.payments.Town.Shop;
import jp.nagaokapay.ledger.wallet.WalletId;

/** What the clients do, each time with a wallet and a shop chosen at random. */
final class Payers {
    private static final Pattern ID = Pattern.compile("\"paymentId\":\"([^\"]+)\"");
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\":\"([^\"]+)\"");

    private final List<String> wallets;
    private final List<String> alone;
    private final List<Till> tills;
    private final List<Till> campaignTills;
    private final Till quietTill;

    private record Till(String merchantId, String token) {
        static Till of(Shop shop, TokenIssuer issuer) {
            return new Till(
                    shop.merchantId().value(),
                    issuer.token(
                            "terminal",
                            Map.of(
                                    "merchant", shop.merchantId().value(),
                                    "terminal", shop.terminalId().value())));
        }
    }

    Payers(Town town, TokenIssuer issuer) {
        wallets = town.wallets().stream().map(wallet -> token(issuer, wallet)).toList();
        alone = town.alone().stream().map(wallet -> token(issuer, wallet)).toList();
        tills = town.shops().stream().map(shop -> Till.of(shop, issuer)).toList();
        campaignTills = town.campaignShops().stream().map(shop -> Till.of(shop, issuer)).toList();
        quietTill = Till.of(town.quietShop(), issuer);
    }

    private static String token(TokenIssuer issuer, WalletId wallet) {
        return issuer.token("wallet", Map.of("wallet", wallet.value()));
    }

    private String anyWallet() {
        return any(wallets);
    }

    private static <T> T any(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    /** The app pays at a printed code. */
    void sticker(HttpConnection connection) throws IOException {
        pay(connection, anyWallet());
    }

    /** The same with always one wallet that nobody else uses. */
    void alone(HttpConnection connection, int number) throws IOException {
        pay(connection, alone.get(number));
    }

    /**
     * The same where a campaign gives points; of more than a wallet's points, which earn nothing.
     */
    void inCampaign(HttpConnection connection) throws IOException {
        pay(connection, anyWallet(), any(campaignTills), 10);
    }

    private void pay(HttpConnection connection, String wallet) throws IOException {
        pay(connection, wallet, any(tills), 1);
    }

    private Answer pay(HttpConnection connection, String wallet, Till till, int amount)
            throws IOException {
        return created(
                connection.post(
                        "/api/v1/wallet/payments",
                        wallet,
                        UUID.randomUUID().toString(),
                        "{\"merchantId\":\"%s\",\"amount\":%d,\"agreeSimilarPayment\":true}"
                                .formatted(till.merchantId, amount)));
    }

    /** The app charges from a bank account; the sandbox's provider collects at once. */
    void charge(HttpConnection connection) throws IOException {
        String key = UUID.randomUUID().toString();
        created(
                connection.post(
                        "/api/v1/wallet/charges",
                        anyWallet(),
                        key,
                        "{\"amount\":1000,\"channel\":\"BANK\",\"fundingReference\":\"%s\"}"
                                .formatted(key)));
    }

    /** The app shows a code, and a shop's terminal takes it. */
    void customerCode(HttpConnection connection) throws IOException {
        take(connection, any(tills));
    }

    /** A terminal's list of today, looked at right after it took a payment. */
    Shown dayOfTerminal(HttpConnection connection) throws IOException {
        String order = take(connection, quietTill);
        return () ->
                connection
                        .get("/terminal/v1/payments?limit=500", quietTill.token)
                        .body()
                        .contains(order);
    }

    /** A wallet's history, looked at right after it paid. */
    Shown history(HttpConnection connection) throws IOException {
        String wallet = anyWallet();
        Matcher id = ID.matcher(pay(connection, wallet, any(tills), 1).body());
        if (!id.find()) {
            throw new IOException("a payment without an id");
        }
        return () ->
                connection
                        .get("/api/v1/wallet/history?limit=10", wallet)
                        .body()
                        .contains(id.group(1));
    }

    private String take(HttpConnection connection, Till till) throws IOException {
        Matcher payload =
                PAYLOAD.matcher(
                        created(
                                        connection.post(
                                                "/api/v1/wallet/payment-codes",
                                                anyWallet(),
                                                UUID.randomUUID().toString(),
                                                ""))
                                .body());
        if (!payload.find()) {
            throw new IOException("a code without a payload");
        }
        String order = "o-" + UUID.randomUUID();
        created(
                connection.post(
                        "/terminal/v1/payments",
                        till.token,
                        UUID.randomUUID().toString(),
                        "{\"merchantPaymentId\":\"%s\",\"code\":\"%s\",\"amount\":1,\"agreeSimilarPayment\":true}"
                                .formatted(order, payload.group(1))));
        return order;
    }

    private static Answer created(Answer answer) throws IOException {
        if (answer.status() == 503) {
            throw new Load.Busy();
        }
        if (answer.status() != 201) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
