package jp.nagaokapay.api.resident;

import jp.nagaokapay.gateway.qr.MerchantCode;
import jp.nagaokapay.gateway.qr.MerchantCodes;
import jp.nagaokapay.gateway.web.ProblemException;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds out whom a payer means: by what the app scanned, or by the shop's id. */
@Component
class ScannedShops {
    private final MerchantCodes codes;

    ScannedShops(MerchantCodes codes) {
        this.codes = codes;
    }

    /** Exactly one of {@code qr} and {@code merchantId} is given. */
    MerchantId shop(@Nullable String qr, @Nullable MerchantId merchantId, long amount) {
        if (merchantId != null) {
            return merchantId;
        }
        MerchantCode code = codes.read(qr == null ? "" : qr);
        Long asked = code.amount();
        if (asked != null && asked != amount) {
            throw refused("QR_AMOUNT_DIFFERS");
        }
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
