package jp.nagaokapay.api.resident;

import static java.util.Objects.requireNonNull;

import jp.nagaokapay.codes.CodeTerms;
import jp.nagaokapay.codes.MerchantCode;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the code that the app scanned, or the id of a shop that was chosen. */
@Component
class ScannedCodeReader {
    private final MerchantCodes codes;
    private final BillPayments bills;

    ScannedCodeReader(MerchantCodes codes, BillPayments bills) {
        this.codes = codes;
        this.bills = bills;
    }

    /** Exactly one of {@code qr} and {@code merchantId} is given. */
    ScannedCode read(@Nullable String qr, @Nullable MerchantId merchantId, long amount) {
        if (merchantId != null) {
            return new ScannedCode.StaticCode(merchantId);
        }
        MerchantCode code = codes.read(qr == null ? "" : qr);
        Long asked = code.amount();
        if (asked != null && asked != amount) {
            throw refused("QR_AMOUNT_DIFFERS");
        }
        return scanned(code);
    }

    MerchantCode code(String qr) {
        return codes.read(qr);
    }

    /**
     * A code that is made for one payment says so, has terms and sets an amount; one that does not
     * agree with itself in this has been tampered with.
     */
    ScannedCode scanned(MerchantCode code) {
        MerchantId shop = shop(code);
        CodeTerms terms = code.terms();
        if (terms == null && !code.dynamic()) {
            return new ScannedCode.StaticCode(shop);
        }
        Long amount = code.amount();
        if (terms == null && amount != null && isBill(code.reference())) {
            return bill(shop, new BillCode(requireNonNull(code.reference())), amount);
        }
        if (terms == null || amount == null || !code.dynamic()) {
            throw refused("QR_SEAL_WRONG");
        }
        var offer =
                new Offer(
                        shop.value(),
                        terms.merchantPaymentId(),
                        amount,
                        terms.capture(),
                        terms.expiresAt());
        return new ScannedCode.DynamicCode(shop, offer, terms.seal());
    }

    private static boolean isBill(@Nullable String reference) {
        return reference != null && BillCode.isWellFormed(reference);
    }

    private ScannedCode bill(MerchantId shop, BillCode code, long amount) {
        Bill bill = bills.require(code);
        if (!bill.merchantId().equals(shop) || bill.amount().amount() != amount) {
            throw refused("QR_SEAL_WRONG");
        }
        return new ScannedCode.BillsCode(shop, code);
    }

    private static MerchantId shop(MerchantCode code) {
        try {
            return new MerchantId(code.merchantId());
        } catch (IllegalArgumentException e) {
            throw refused("QR_NOT_OURS");
        }
    }

    private static ProblemException refused(String code) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code);
    }
}
