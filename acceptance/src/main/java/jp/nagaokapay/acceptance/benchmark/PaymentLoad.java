package jp.nagaokapay.acceptance.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;

/** Wallets that pay one yen at a time, by clients that each wait for the answer before the next. */
final class PaymentLoad {
    private static final int WALLETS = 500;
    private static final MerchantId SHOP = new MerchantId("merchant:benchmark");

    private final Ledger ledger;
    private final List<WalletId> wallets;
    private final AtomicLong orders = new AtomicLong();

    private PaymentLoad(Ledger ledger, List<WalletId> wallets) {
        this.ledger = ledger;
        this.wallets = wallets;
    }

    static PaymentLoad prepare(Ledger ledger) {
        ledger.send(
                new RegisterMerchant(
                        SHOP,
                        new ShopProfile(
                                "計測商店",
                                "ケイソクショウテン",
                                "Benchmark",
                                ShopClass.INDEPENDENT,
                                "長岡",
                                "小売",
                                "5411",
                                "9400062",
                                null),
                        null));
        ledger.send(new ApproveMerchant(SHOP));
        List<WalletId> wallets = new ArrayList<>();
        for (int i = 0; i < WALLETS; i++) {
            WalletId wallet = WalletId.next();
            ledger.send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
            ChargeId charge = ChargeId.next();
            ledger.send(
                    new RequestCharge(
                            wallet,
                            charge,
                            Yen.of(50_000),
                            Channel.BANK,
                            charge.value(),
                            charge.value()));
            ledger.send(new ConfirmCharge(wallet, charge));
            wallets.add(wallet);
        }
        return new PaymentLoad(ledger, wallets);
    }

    /** How long each payment took, and how long all took together. */
    static final class Measure {
        private final long[] sortedNanos;
        private final long elapsedNanos;

        private Measure(long[] sortedNanos, long elapsedNanos) {
            this.sortedNanos = sortedNanos;
            this.elapsedNanos = elapsedNanos;
        }

        double millis(double quantile) {
            return sortedNanos[(int) ((sortedNanos.length - 1) * quantile)] / 1e6;
        }

        double perSecond() {
            return sortedNanos.length * 1e9 / elapsedNanos;
        }
    }

    Measure run(int clients, Duration time) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(executor.submit(() -> payUntil(end, first, clients)));
            }
        }
        long elapsed = System.nanoTime() - began;
        long[] all = running.stream().flatMapToLong(PaymentLoad::timesOf).sorted().toArray();
        return new Measure(all, elapsed);
    }

    /** Payments at a steady pace, each timed from the moment at which it was due. */
    Measure steady(int perSecond, Duration time) throws InterruptedException {
        long began = System.nanoTime();
        long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            SteadyPace.each(
                    perSecond,
                    time,
                    number -> {
                        long due = began + number * every;
                        WalletId wallet = wallets.get((int) (number % WALLETS));
                        running.add(
                                executor.submit(() -> {
                                    ledger.send(new Pay(wallet, oneYen()));
                                    return new long[] {System.nanoTime() - due};
                                }));
                    });
        }
        long elapsed = System.nanoTime() - began;
        long[] all = running.stream().flatMapToLong(PaymentLoad::timesOf).sorted().toArray();
        return new Measure(all, elapsed);
    }

    private long[] payUntil(long end, int first, int step) {
        long[] times = new long[1 << 12];
        int count = 0;
        int wallet = first;
        long now = System.nanoTime();
        while (now < end) {
            ledger.send(new Pay(wallets.get(wallet % WALLETS), oneYen()));
            wallet += step;
            long after = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = after - now;
            now = after;
        }
        return Arrays.copyOf(times, count);
    }

    private PaymentRequest oneYen() {
        return new PaymentRequest(
                PaymentId.next(),
                "order-" + orders.incrementAndGet(),
                SHOP,
                ShopClass.INDEPENDENT,
                null,
                PaymentMode.CPM,
                Yen.of(1),
                null,
                true,
                null);
    }

    private static LongStream timesOf(Future<long[]> client) {
        try {
            return Arrays.stream(client.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a payment failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LongStream.empty();
        }
    }
}
