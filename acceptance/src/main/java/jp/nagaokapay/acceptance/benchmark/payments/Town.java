package jp.nagaokapay.acceptance.benchmark.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
 * @param alone wallets that each pay alone, in no other list
 * @param shops where payments earn nothing
 * @param campaignShops where those of a campaign earn
 * @param quietShop where nobody else pays
 */
record Town(
        List<WalletId> wallets,
        List<WalletId> alone,
        List<Shop> shops,
        List<Shop> campaignShops,
        Shop quietShop) {
    private static final int SHOPS = 200;
    private static final int CAMPAIGN_SHOPS = 20;

    /** More commands at once make larger commits; the queue for them takes some more. */
    private static final int AT_ONCE = 256;

    /** Leaves room for charges under the most that a wallet may hold. */
    private static final Yen BALANCE = Yen.of(30_000);

    record Shop(MerchantId merchantId, TerminalId terminalId) {}

    /**
     * @param wallets how many pay
     * @param past how many payments every other of them has made
     * @param alone how many pay alone
     */
    record Size(int wallets, int past, int alone) {
        long payments() {
            return (long) wallets / 2 * past;
        }
    }

    static Town build(Ledger ledger, Size size) throws InterruptedException {
        List<Shop> shops = new ArrayList<>();
        for (int number = 0; number < SHOPS + CAMPAIGN_SHOPS + 1; number++) {
            shops.add(shop(ledger, number));
        }
        Shop quiet = shops.removeLast();
        List<Shop> ofCampaign = List.copyOf(shops.subList(SHOPS, shops.size()));
        Town town =
                new Town(
                        ids(size.wallets),
                        ids(size.alone),
                        List.copyOf(shops.subList(0, SHOPS)),
                        ofCampaign,
                        quiet);
        List<Future<?>> work = new ArrayList<>();
        try (ProgressBar bar = new ProgressBar("past payments", Math.max(1, size.payments()));
                ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (WalletId wallet : town.alone) {
                work.add(workers.submit(() -> open(ledger, wallet)));
            }
            for (int number = 0; number < size.wallets; number++) {
                WalletId wallet = town.wallets.get(number);
                int payments = number % 2 == 1 ? size.past : 0;
                work.add(
                        workers.submit(() -> {
                            open(ledger, wallet);
                            for (int payment = 0; payment < payments; payment++) {
                                pay(ledger, wallet, town.shops.get(payment % SHOPS));
                                bar.step();
                            }
                        }));
            }
        }
        for (Future<?> each : work) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the town cannot be made", e.getCause());
            }
        }
        return town;
    }

    private static List<WalletId> ids(int count) {
        return Stream.generate(WalletId::next).limit(count).toList();
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

    private static void open(Ledger ledger, WalletId wallet) {
        ledger.send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
        ChargeId charge = ChargeId.next();
        ledger.send(
                new RequestCharge(
                        wallet, charge, BALANCE, Channel.BANK, charge.value(), charge.value()));
        ledger.send(new ConfirmCharge(wallet, charge));
    }

    private static void pay(Ledger ledger, WalletId wallet, Shop shop) {
        PaymentId id = PaymentId.next();
        ledger.send(
                new Pay(
                        wallet,
                        new PaymentRequest(
                                id,
                                id.value(),
                                shop.merchantId,
                                ShopClass.INDEPENDENT,
                                null,
                                PaymentMode.MPM,
                                Yen.of(1),
                                null,
                                true,
                                null)));
    }
}
