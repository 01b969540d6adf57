package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import tools.jackson.databind.JsonNode;

/**
 * A day at one shop: several payers at once, an event stream that drops, a webhook receiver that
 * fails.
 */
final class ShopDay {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final int PAYERS = 4;
    private static final long CHARGED = 50_000;
    private static final long YEN_MIN = 100;
    private static final long PURSE_SPARE = 1_000;

    private final Deployment deployment;
    private final int scenes;
    private final long seed;
    private final Runnable scenarioDone;

    /**
     * @param scenes how many; each kind comes at least once when there are enough
     * @param scenarioDone told after each
     */
    ShopDay(Deployment deployment, int scenes, long seed, Runnable scenarioDone) {
        this.deployment = deployment;
        this.scenes = scenes;
        this.seed = seed;
        this.scenarioDone = scenarioDone;
    }

    ShopDayReport play() throws IOException {
        LocalDate from = LocalDate.ofInstant(Instant.now(), BusinessDate.ZONE);
        Shop shop = Shop.open(deployment.ledger().url(), deployment.gateway().url());
        try (FlakyWebhookReceiver receiver = new FlakyWebhookReceiver(seed);
                EventStreamReader screen =
                        new EventStreamReader(
                                deployment.gateway().url(), shop.terminalToken(), seed)) {
            String endpoint = register(shop, receiver);
            screen.start();
            PaymentTotals expected = playScenarios(shop);
            long undelivered = settle(shop, endpoint, expected, receiver, screen);
            Map<String, PaymentTotals> sides = new LinkedHashMap<>();
            sides.put(
                    "shop's list",
                    shop.list(from, LocalDate.ofInstant(Instant.now(), BusinessDate.ZONE)));
            sides.put("event stream", screen.totals());
            sides.put("webhooks", receiver.totals());
            return new ShopDayReport(
                    expected,
                    sides,
                    shop.books(),
                    shop.trialBalanceDifference(),
                    screen.repeated(),
                    receiver.forged(),
                    undelivered);
        }
    }

    private static String register(Shop shop, FlakyWebhookReceiver receiver) {
        ApiResponse endpoint =
                shop.owner()
                        .post(
                                "/shop/v1/webhook-endpoints",
                                Shop.key(),
                                "{\"url\": \"%s\"}".formatted(receiver.url()))
                        .require(201, "webhook endpoint");
        receiver.believe(endpoint.text("secret"));
        return endpoint.text("endpointId");
    }

    /** Each payer runs a share of the scenarios; the shares run in parallel. */
    private PaymentTotals playScenarios(Shop shop) {
        PaymentTotals totals = new PaymentTotals();
        TerminalClient terminal = new TerminalClient(shop.terminal());
        List<Scenario> programme = programme();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> shares = new ArrayList<>();
            for (int payer = 0; payer < PAYERS; payer++) {
                int share = payer;
                shares.add(threads.submit(() -> playShare(share, programme, terminal, totals)));
            }
            shares.forEach(ShopDay::join);
        }
        return totals;
    }

    private List<Scenario> programme() {
        Random random = new Random(seed);
        List<Scenario> kinds = List.of(Scenario.values());
        List<Scenario> all = new ArrayList<>(kinds);
        while (all.size() < scenes) {
            all.add(kinds.get(random.nextInt(kinds.size())));
        }
        return all.subList(0, scenes);
    }

    private void playShare(
            int share, List<Scenario> programme, TerminalClient terminal, PaymentTotals totals) {
        Random random = new Random(seed * PAYERS + share);
        ResidentClient payer = ResidentClient.signIn(deployment.ledger().url(), share + 1, CHARGED);
        int mine = (programme.size() + PAYERS - 1 - share) / PAYERS;
        long yenMax = (CHARGED - PURSE_SPARE) / Math.max(1, mine);
        for (int i = share; i < programme.size(); i += PAYERS) {
            long yen = YEN_MIN + random.nextLong(Math.max(1, yenMax - YEN_MIN));
            programme
                    .get(i)
                    .play(
                            terminal,
                            payer,
                            totals,
                            "day-" + Long.toHexString(seed) + '-' + i,
                            yen,
                            random);
            scenarioDone.run();
        }
    }

    /**
     * Waits until events, webhooks and journal have caught up; what has not is left to the report.
     */
    private static long settle(
            Shop shop,
            String endpoint,
            PaymentTotals expected,
            FlakyWebhookReceiver receiver,
            EventStreamReader screen) {
        await(() ->
                receiver.totals().payments().equals(expected.payments())
                        && screen.totals().payments().equals(expected.payments())
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
            throw e.getCause() instanceof ProgramFailed failed
                    ? failed
                    : new ProgramFailed("a payer gave up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }
}
