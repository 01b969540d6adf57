package jp.nagaokapay.api.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.shop.Offers;
import jp.nagaokapay.codes.MerchantCode;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.ledger.request.SavedBills;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the app shows before the payer pays: the shop as the ledger knows it, whatever name stands
 * in the code, so that a sticker put over the shop's own is noticed.
 */
@RestController
@RequestMapping("/api/v1/wallet/scans")
class ScanController {
    private final ScannedCodeReader codes;
    private final Offers offers;
    private final BillPayments bills;
    private final SavedBills saved;
    private final MerchantDirectory directory;

    ScanController(
            ScannedCodeReader codes,
            Offers offers,
            BillPayments bills,
            SavedBills saved,
            MerchantDirectory directory) {
        this.codes = codes;
        this.offers = offers;
        this.bills = bills;
        this.saved = saved;
        this.directory = directory;
    }

    @PostMapping
    ScanAnswer readShopCode(Caller caller, @Valid @RequestBody Scan scan) {
        MerchantCode code = codes.code(scan.qr());
        return switch (codes.scanned(code)) {
            case ScannedCode.StaticCode(var shop) ->
                    new ScanAnswer(
                            shop.value(),
                            directory.requireApproved(shop).profile().name(),
                            code.amount(),
                            null,
                            null,
                            null,
                            null,
                            null);
            case ScannedCode.DynamicCode(_, var offer, var seal) ->
                    answer(offers.requirePayable(caller.requireWallet(), offer, seal), offer);
            case ScannedCode.BillsCode(_, var billed) -> billed(caller.requireWallet(), billed);
        };
    }

    private static ScanAnswer answer(ShopProfile shop, Offer offer) {
        return new ScanAnswer(
                offer.merchantId(),
                shop.name(),
                offer.amount(),
                offer.expiresAt(),
                offer.merchantPaymentId(),
                null,
                null,
                null);
    }

    /** Kept in view from now on, whether it can be paid or not. */
    private ScanAnswer billed(WalletId payer, BillCode code) {
        saved.save(payer, code);
        Bill bill = bills.requirePayable(code, payer);
        return new ScanAnswer(
                bill.merchantId().value(),
                directory.requireApproved(bill.merchantId()).profile().name(),
                bill.amount().amount(),
                bill.payableUntil(),
                bill.code().paymentId().value(),
                bill.code().value(),
                bill.title(),
                bill.dueOn());
    }

    /**
     * @param qr the payload of the shop's code as scanned
     */
    record Scan(
            @NotNull @Size(max = QrNetworks.SCANNED_CHARACTERS_MAX) @WrittenAs(TextForm.RAW)
                    String qr) {}

    /**
     * @param merchantName the registered one
     * @param amount whole yen, where the code sets it
     * @param expiresAt from when the code can no longer be paid, where it is made for one payment
     * @param merchantPaymentId the shop's id of that payment
     * @param codeId of the payment request, where the code is of one
     * @param title what that asks to be paid for
     * @param dueOn the last day on which that can be paid
     */
    record ScanAnswer(
            String merchantId,
            String merchantName,
            @Nullable Long amount,
            @Nullable Instant expiresAt,
            @Nullable String merchantPaymentId,
            @Nullable String codeId,
            @Nullable String title,
            @Nullable LocalDate dueOn) {}
}
