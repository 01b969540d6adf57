package jp.nagaokapay.ledger.request;

import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_KNOWN;
import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_NOT_OVERDUE;
import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_NOT_WITHDRAWN;
import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_UNPAID;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.Located;
import org.springframework.stereotype.Component;

/** Pays bills and withdraws them. Of both at once the log takes one. */
@Component
public final class BillPayments {
    private final BillRows rows;
    private final MerchantDirectory directory;
    private final Wallets wallets;
    private final EventLog keys;
    private final Ledger ledger;
    private final Clock clock;

    BillPayments(
            BillRows rows,
            MerchantDirectory directory,
            Wallets wallets,
            EventLog keys,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.wallets = wallets;
        this.keys = keys;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Refused with {@code REQUEST_UNKNOWN}. */
    public Bill require(BillCode code) {
        return rows.find(code).orElseThrow(() -> new Refused(BILL_IS_KNOWN));
    }

    /**
     * The bill, if this wallet's holder could pay it now; refused with what stands against it. Who
     * paid it already sees the own payment.
     */
    public Bill requirePayable(BillCode code, WalletId payer) {
        Bill bill = require(code);
        taken(bill, payer)
                .ifPresent(why -> {
                    throw why;
                });
        BILL_IS_NOT_OVERDUE.require(clock.instant().isBefore(bill.payableUntil()));
        directory.requireApproved(bill.merchantId());
        return bill;
    }

    /** One attempt to pay, under the payer's key. */
    public PaymentReceipt pay(RequestKey key, WalletId payer, BillCode code) {
        Bill bill = require(code);
        if (!clock.instant().isBefore(bill.payableUntil())) {
            throw taken(bill, payer).orElseGet(() -> new Refused(BILL_IS_NOT_OVERDUE));
        }
        return directory.deciding(bill.merchantId(), () -> payNow(key, payer, bill));
    }

    private PaymentReceipt payNow(RequestKey key, WalletId payer, Bill bill) {
        try {
            return ledger.send(new Pay(payer, payment(bill)), key);
        } catch (Duplicate duplicate) {
            if (duplicate.kind() == Duplicate.Key.IDEMPOTENCY) {
                throw duplicate;
            }
            // Another node may just have finished this very request.
            if (ledger.recorded(key.key()).isPresent()) {
                throw new Duplicate(Duplicate.Key.IDEMPOTENCY, key.key());
            }
            throw taken(bill, payer).orElseThrow(() -> duplicate);
        }
    }

    /** Two bills of one biller over one amount are two debts, so none looks like a mistake. */
    private PaymentRequest payment(Bill bill) {
        MerchantDirectory.Entry biller = directory.requireApproved(bill.merchantId());
        return new PaymentRequest(
                bill.code().paymentId(),
                bill.code().paymentId().value(),
                bill.merchantId(),
                biller.profile().shopClass(),
                null,
                PaymentMode.MPM,
                bill.amount(),
                null,
                true,
                biller.asRead());
    }

    /**
     * Withdraws a biller's bill, overdue or not; one that is withdrawn stays so. Refused with
     * {@code REQUEST_PAID} once it is paid.
     *
     * @param requestId the biller's own id of it
     */
    public Bill withdraw(MerchantId merchantId, String requestId) {
        Bill bill = rows.find(merchantId, requestId).orElseThrow(() -> new Refused(BILL_IS_KNOWN));
        try {
            ledger.send(new ClosePaymentId(merchantId, bill.code().paymentId().value(), null));
        } catch (Duplicate taken) {
            locate(bill)
                    .ifPresent(paid -> {
                        throw new Refused(BILL_IS_UNPAID, Map.of("payment", paid.payment()));
                    });
        }
        return bill;
    }

    private Optional<Refused> taken(Bill bill, WalletId payer) {
        Optional<Refused> paid =
                locate(bill)
                        .map(located ->
                                new Refused(
                                        BILL_IS_UNPAID,
                                        located.walletId().equals(payer)
                                                ? Map.of("payment", located.payment())
                                                : Map.of()));
        return paid.or(() ->
                keys.find(PaymentRequest.key(bill.merchantId(), bill.code().paymentId().value()))
                        .map(_ -> new Refused(BILL_IS_NOT_WITHDRAWN)));
    }

    private Optional<Located> locate(Bill bill) {
        return wallets.locate(bill.merchantId(), bill.code().paymentId().value());
    }
}
