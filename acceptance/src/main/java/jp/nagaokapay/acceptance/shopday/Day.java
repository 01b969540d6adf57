package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A day at one shop: several payers at once, a screen that loses its line, a server that fails. */
final class Day {
    private static final ZoneId CITY = ZoneId.of("Asia/Tokyo");
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final int PAYERS = 4;
    private static final long CHARGED = 50_000;
    private static final long YEN_MIN = 100;
    private static final long PURSE_SPARE = 1_000;

    private final Premises premises;
    private final int scenes;
    private final long seed;
    private final Runnable sceneDone;

    /**
     * @param scenes how many; each kind comes at least once when there are enough
     * @param sceneDone told after each
     */
    Day(Premises premises, int scenes, long seed, Runnable sceneDone) {
        this.premises = premises;
        this.scenes = scenes;
        this.seed = seed;
        this.sceneDone = sceneDone;
    }

    Findings play() throws IOException {
        LocalDate from = LocalDate.ofInstant(Instant.now(), CITY);
        Shop shop = Shop.open(premises.ledger().url(), premises.gateway().url());
        try (FlakyReceiver receiver = new FlakyReceiver(seed);
                EventReader screen =
                        new EventReader(premises.gateway().url(), shop.tillToken(), seed)) {
            String endpoint = register(shop, receiver);
            screen.start();
            Book expected = playScenes(shop);
            long undelivered = settle(shop, endpoint, expected, receiver, screen);
            Map<String, Book> sides = new LinkedHashMap<>();
            sides.put("shop's list", shop.list(from, LocalDate.ofInstant(Instant.now(), CITY)));
            sides.put("event stream", screen.book());
            sides.put("webhooks", receiver.book());
            return new Findings(
                    expected,
                    sides,
                    shop.books(),
                    shop.trialBalanceDifference(),
                    screen.doubled(),
                    receiver.forged(),
                    undelivered);
        }
    }

    private static String register(Shop shop, FlakyReceiver receiver) {
        Answer endpoint =
                shop.owner()
                        .post(
                                "/shop/v1/webhook-endpoints",
                                Shop.key(),
                                "{\"url\": \"%s\"}".formatted(receiver.url()))
                        .require(201, "webhook endpoint");
        receiver.believe(endpoint.text("secret"));
        return endpoint.text("endpointId");
    }

    /** Each payer goes through a share of the scenes; the shares run side by side. */
    private Book playScenes(Shop shop) {
        Book book = new Book();
        Till till = new Till(shop.till());
        List<Scene> programme = programme();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> shares = new ArrayList<>();
            for (int payer = 0; payer < PAYERS; payer++) {
                int share = payer;
                shares.add(threads.submit(() -> playShare(share, programme, till, book)));
            }
            shares.forEach(Day::join);
        }
        return book;
    }

    private List<Scene> programme() {
        Random random = new Random(seed);
        List<Scene> kinds = List.of(Scene.values());
        List<Scene> all = new ArrayList<>(kinds);
        while (all.size() < scenes) {
            all.add(kinds.get(random.nextInt(kinds.size())));
        }
        return all.subList(0, scenes);
    }

    private void playShare(int share, List<Scene> programme, Till till, Book book) {
        Random random = new Random(seed * PAYERS + share);
        Resident payer = Resident.signIn(premises.ledger().url(), share + 1, CHARGED);
        int mine = (programme.size() + PAYERS - 1 - share) / PAYERS;
        long yenMax = (CHARGED - PURSE_SPARE) / Math.max(1, mine);
        for (int i = share; i < programme.size(); i += PAYERS) {
            long yen = YEN_MIN + random.nextLong(Math.max(1, yenMax - YEN_MIN));
            programme
                    .get(i)
                    .play(
                            till,
                            payer,
                            book,
                            "day-" + Long.toHexString(seed) + '-' + i,
                            yen,
                            random);
            sceneDone.run();
        }
    }

    /** Waits until what follows has followed; what has not is for the findings to say. */
    private static long settle(
            Shop shop, String endpoint, Book expected, FlakyReceiver receiver, EventReader screen) {
        await(() ->
                receiver.book().payments().equals(expected.payments())
                        && screen.book().payments().equals(expected.payments())
                        && shop.books().equals(expected.total()));
        await(() -> undelivered(shop, endpoint) == 0);
        return undelivered(shop, endpoint);
    }

    private static long undelivered(Shop shop, String endpoint) {
        long outstanding = 0;
        String next = "";
        do {
            JsonNode page =
                    shop.owner()
                            .get(
                                    "/shop/v1/webhook-endpoints/"
                                            + endpoint
                                            + "/deliveries?limit=100"
                                            + next)
                            .require(200, "the delivery log")
                            .json();
            for (JsonNode delivery : page.path("deliveries")) {
                outstanding += delivery.path("status").asString("").equals("DELIVERED") ? 0 : 1;
            }
            next = page.has("next") ? "&after=" + page.path("next").asString("") : "";
        } while (!next.isEmpty());
        return outstanding;
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(SETTLED_WITHIN);
        while (!condition.getAsBoolean() && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static void join(Future<?> share) {
        try {
            share.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RehearsalFailed failed
                    ? failed
                    : new RehearsalFailed("a payer gave up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalFailed("interrupted", e);
        }
    }
}
