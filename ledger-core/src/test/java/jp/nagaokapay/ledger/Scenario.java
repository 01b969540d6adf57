package jp.nagaokapay.ledger;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** Short sentences for tests that send real commands. */
@NullMarked
public final class Scenario {
    public static final MerchantId SHOP = new MerchantId("merchant:test");
    private static final AtomicLong COUNT = new AtomicLong();

    private Scenario() {}

    /** The shop of all payments here; registering it again changes nothing. */
    public static void openShop(Ledger ledger) {
        ShopProfile profile =
                new ShopProfile(
                        "試験商店",
                        "シケンショウテン",
                        "Test shop",
                        ShopClass.INDEPENDENT,
                        "長岡",
                        "小売",
                        "5411",
                        "9400062",
                        null);
        try {
            ledger.send(new RegisterMerchant(SHOP, profile, null));
            ledger.send(new ApproveMerchant(SHOP));
        } catch (Duplicate registered) {
            // by an earlier test on the same database
        }
    }

    public static WalletId walletWith(Ledger ledger, long yen) {
        openShop(ledger);
        WalletId wallet = WalletId.next();
        ledger.send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
        long left = yen;
        while (left > 0) {
            long part = Math.min(left, 50_000);
            charge(ledger, wallet, part);
            left -= part;
        }
        return wallet;
    }

    public static ChargeId charge(Ledger ledger, WalletId wallet, long yen) {
        ChargeId charge = ChargeId.next();
        String reference = UUID.randomUUID().toString();
        ledger.send(
                new RequestCharge(wallet, charge, Yen.of(yen), Channel.BANK, reference, reference));
        ledger.send(new ConfirmCharge(wallet, charge));
        return charge;
    }

    public static PaymentRequest payment(long yen) {
        return payment("order-" + COUNT.incrementAndGet(), yen);
    }

    public static PaymentRequest payment(String merchantPaymentId, long yen) {
        return new PaymentRequest(
                PaymentId.next(),
                merchantPaymentId,
                SHOP,
                ShopClass.INDEPENDENT,
                null,
                PaymentMode.CPM,
                Yen.of(yen),
                null,
                true,
                null);
    }

    public static PaymentReceipt pay(Ledger ledger, WalletId wallet, long yen) {
        return ledger.send(new Pay(wallet, payment(yen)));
    }

    public static PaymentReceipt authorize(Ledger ledger, WalletId wallet, long yen) {
        return ledger.send(new AuthorizePayment(wallet, payment(yen)));
    }
}
