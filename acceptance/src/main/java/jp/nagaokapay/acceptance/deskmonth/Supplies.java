package jp.nagaokapay.acceptance.deskmonth;

import java.util.List;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import tools.jackson.databind.JsonNode;

/** Shops pay each other with what they took: each the next one, a half of what it can spend. */
final class Supplies implements Scene {
    private static final String PATH = "/shop/v1/supplier-payments";

    /** Within what the city lets a payment be, in yen. */
    private static final long LARGE = 900_000;

    private final Town town;
    private long paid;

    Supplies(Town town) {
        this.town = town;
    }

    @Override
    public void play() {
        List<Shop> shops = town.shops();
        for (int i = 0; i < shops.size(); i++) {
            Shop payer = shops.get(i);
            String to = shops.get((i + 1) % shops.size()).merchantId();
            long spendable = list(payer).path("spendable").asLong();
            long amount = Math.min(spendable / 2, LARGE);
            if (amount > 0) {
                payer.owner()
                        .post(PATH, Desks.key(), order(to, amount))
                        .require(201, "a payment to a supplier");
                paid += amount;
            }
            if (list(payer).path("spendable").asLong() < LARGE) {
                requireRefused(payer.owner().post(PATH, Desks.key(), order(to, LARGE)));
            }
        }
    }

    private static void requireRefused(ApiResponse tooMuch) {
        if (!tooMuch.text("code").equals("OWED_TOO_LITTLE")) {
            throw new ProgramFailed("a shop spends what it is not owed: " + tooMuch);
        }
    }

    private static JsonNode list(Shop shop) {
        return shop.owner().get(PATH).require(200, "payments to suppliers").json();
    }

    private static String order(String to, long yen) {
        return Desks.json("to", to, "amount", yen, "reference", "INV-1");
    }

    /** Yen. */
    long paid() {
        return paid;
    }

    /** What the payers' own lists say, or the receivers'. */
    long listed(String direction) {
        long sum = 0;
        for (Shop shop : town.shops()) {
            for (JsonNode one : list(shop).path("supplierPayments")) {
                if (one.path("direction").asString("").equals(direction)) {
                    sum += one.path("amount").asLong();
                }
            }
        }
        return sum;
    }
}
