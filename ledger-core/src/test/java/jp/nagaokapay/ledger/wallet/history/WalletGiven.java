package jp.nagaokapay.ledger.wallet.history;

import java.time.Instant;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** What happens to a wallet before its statement is asked for. */
@NullMarked
record WalletGiven(Ledger ledger, TestClock clock, WalletId wallet) {

    /** Points that are earned at a time and can be spent for ten days from now. */
    GrantId granted(long points, Instant at) {
        GrantId grant = GrantId.next();
        ledger.send(
                new GrantPoints(
                        wallet,
                        grant,
                        "campaign:a",
                        grant.value(),
                        Points.of(points),
                        BusinessDate.of(clock.instant()).plusDays(10),
                        null,
                        at));
        return grant;
    }

    void takenBack(GrantId grant, Instant at) {
        ledger.send(
                new TakeBackPoints(
                        wallet,
                        grant,
                        "campaign:a",
                        grant.value(),
                        "refund:1",
                        Points.of(40),
                        BusinessDate.of(at).plusDays(10),
                        at));
    }

    void refunded(PaymentId payment, long amount) {
        RefundId refund = RefundId.next();
        ledger.send(
                new RefundPayment(
                        wallet,
                        payment,
                        Scenario.SHOP,
                        refund,
                        refund.value(),
                        Yen.of(amount),
                        null));
    }

    PaymentId paidAt(MerchantId shop) {
        PaymentRequest usual = Scenario.payment(100);
        ledger.send(
                new Pay(
                        wallet,
                        new PaymentRequest(
                                usual.paymentId(),
                                usual.merchantPaymentId(),
                                shop,
                                usual.shopClass(),
                                null,
                                PaymentMode.MPM,
                                usual.amount(),
                                null,
                                true,
                                null)));
        return usual.paymentId();
    }
}
