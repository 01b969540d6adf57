package jp.nagaokapay.acceptance.benchmark.payments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.TerminalId;
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
import me.tongfei.progressbar.ProgressBar;

/**
 * Who pays whom, made by the ledger's own commands.
 *
 * @param wallets every other one with a past
 * @param veteran a wallet with a very long past, in no other list
 */
record Town(List<WalletId> wallets, List<Shop> shops, WalletId veteran) {
    private static final int SHOPS = 200;
    private static final int AT_ONCE = 64;
    private static final Yen BALANCE = Yen.of(50_000);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofHours(6);

    record Shop(MerchantId merchantId, TerminalId terminalId) {}

    /**
     * @param past how many payments every other wallet has made
     * @param veteransPast how many the veteran has made
     */
    static Town build(LedgerProcess process, int wallets, int past, int veteransPast)
            throws InterruptedException {
        Ledger ledger = process.get(Ledger.class);
        List<Shop> shops = new ArrayList<>();
        for (int number = 0; number < SHOPS; number++) {
            shops.add(shop(ledger, number));
        }
        List<WalletId> all = new ArrayList<>();
        for (int number = 0; number <= wallets; number++) {
            all.add(WalletId.next());
        }
        WalletId veteran = all.removeLast();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
                ProgressBar bar = new ProgressBar("wallets", wallets + 1L)) {
            work.add(workers.submit(() -> wallet(ledger, veteran, veteransPast, shops, bar)));
            for (int number = 0; number < wallets; number++) {
                WalletId wallet = all.get(number);
                int payments = number % 2 == 0 ? past : 0;
                work.add(workers.submit(() -> wallet(ledger, wallet, payments, shops, bar)));
            }
        }
        for (Future<?> each : work) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the town cannot be made", e.getCause());
            }
        }
        process.get(Processors.class).awaitDrained(CAUGHT_UP_WITHIN);
        return new Town(List.copyOf(all), List.copyOf(shops), veteran);
    }

    private static Shop shop(Ledger ledger, int number) {
        Shop shop = new Shop(MerchantId.next(), TerminalId.next());
        ledger.send(
                new RegisterMerchant(
                        shop.merchantId,
                        new ShopProfile(
                                "計測商店" + number,
                                "ケイソクショウテン" + number,
                                "Benchmark " + number,
                                ShopClass.INDEPENDENT,
                                "長岡",
                                "小売",
                                "5411",
                                "9400062",
                                null),
                        null));
        ledger.send(new ApproveMerchant(shop.merchantId));
        ledger.send(new EnrolTerminal(shop.merchantId, shop.terminalId, "1"));
        return shop;
    }

    private static void wallet(
            Ledger ledger, WalletId wallet, int payments, List<Shop> shops, ProgressBar bar) {
        ledger.send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
        ChargeId charge = ChargeId.next();
        ledger.send(
                new RequestCharge(
                        wallet, charge, BALANCE, Channel.BANK, charge.value(), charge.value()));
        ledger.send(new ConfirmCharge(wallet, charge));
        for (int payment = 0; payment < payments; payment++) {
            MerchantId shop = shops.get(payment % shops.size()).merchantId;
            PaymentId id = PaymentId.next();
            ledger.send(
                    new Pay(
                            wallet,
                            new PaymentRequest(
                                    id,
                                    id.value(),
                                    shop,
                                    ShopClass.INDEPENDENT,
                                    null,
                                    PaymentMode.MPM,
                                    Yen.of(1),
                                    null,
                                    true,
                                    null)));
        }
        bar.step();
    }
}
