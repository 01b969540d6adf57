package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.acceptance.benchmark.payments.HttpConnection.Answer;
import jp.nagaokapay.acceptance.benchmark.payments.Town.Shop;
import jp.nagaokapay.ledger.wallet.WalletId;

/** What the clients do, each time with a wallet and a shop chosen at random. */
final class Payers {
    static final String PAYMENTS = "/api/v1/wallet/payments";
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\":\"([^\"]+)\"");

    private final List<String> wallets;
    private final List<Till> tills;
    private final String veteran;
    private final AtomicLong orders = new AtomicLong();

    private record Till(String merchantId, String token) {}

    Payers(Town town, TokenIssuer issuer) {
        wallets = town.wallets().stream().map(wallet -> token(issuer, wallet)).toList();
        veteran = token(issuer, town.veteran());
        tills = new ArrayList<>();
        for (Shop shop : town.shops()) {
            tills.add(
                    new Till(
                            shop.merchantId().value(),
                            issuer.token(
                                    "terminal",
                                    Map.of(
                                            "merchant", shop.merchantId().value(),
                                            "terminal", shop.terminalId().value()))));
        }
    }

    private static String token(TokenIssuer issuer, WalletId wallet) {
        return issuer.token("wallet", Map.of("wallet", wallet.value()));
    }

    String anyWallet() {
        return wallets.get(ThreadLocalRandom.current().nextInt(wallets.size()));
    }

    /** The app pays at a printed code. */
    void sticker(HttpConnection connection) throws IOException {
        pay(connection, anyWallet());
    }

    /** The same with wallets that have made few payments. */
    void fresh(HttpConnection connection) throws IOException {
        int half = ThreadLocalRandom.current().nextInt(wallets.size() / 2);
        pay(connection, wallets.get(half * 2 + 1));
    }

    void veteran(HttpConnection connection) throws IOException {
        pay(connection, veteran);
    }

    Answer pay(HttpConnection connection, String wallet) throws IOException {
        return pay(connection, wallet, anyTill());
    }

    private Answer pay(HttpConnection connection, String wallet, Till till) throws IOException {
        return created(
                connection.post(
                        PAYMENTS,
                        wallet,
                        UUID.randomUUID().toString(),
                        "{\"merchantId\":\"%s\",\"amount\":1,\"agreeSimilarPayment\":true}"
                                .formatted(till.merchantId)));
    }

    /** The app shows a code, and a shop's terminal takes it. */
    void customerCode(HttpConnection connection) throws IOException {
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
        created(
                connection.post(
                        "/terminal/v1/payments",
                        anyTill().token,
                        UUID.randomUUID().toString(),
                        "{\"merchantPaymentId\":\"o-%s-%d\",\"code\":\"%s\",\"amount\":1,\"agreeSimilarPayment\":true}"
                                .formatted(
                                        Long.toString(ProcessHandle.current().pid()),
                                        orders.incrementAndGet(),
                                        payload.group(1))));
    }

    private Till anyTill() {
        return tills.get(ThreadLocalRandom.current().nextInt(tills.size()));
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
