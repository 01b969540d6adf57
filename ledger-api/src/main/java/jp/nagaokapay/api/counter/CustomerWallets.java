package jp.nagaokapay.api.counter;

import java.time.Clock;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.code.CodeRule;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import org.springframework.stereotype.Component;

/** Whose code a customer shows at a counter. It is looked at and not used up. */
@Component
class CustomerWallets {
    private final CustomerCodes shown;
    private final PaymentCodes codes;
    private final RateLimits limits;
    private final Clock clock;

    CustomerWallets(CustomerCodes shown, PaymentCodes codes, RateLimits limits, Clock clock) {
        this.shown = shown;
        this.codes = codes;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The wallet of a live payment code. A code that never was counts as a clerk's guess.
     *
     * @param scanned what the scanner read: a QR payload, or the barcode's digits
     */
    WalletId byCode(String clerk, String scanned) {
        String number = shown.read(scanned);
        LiveCode code =
                limits.guess(
                        RateLimits.Attempt.COUNTER_CODE,
                        clerk,
                        () ->
                                codes.find(number)
                                        .orElseThrow(() -> new Refused(CodeRule.CODE_IS_KNOWN)));
        WalletRule.CODE_IS_LIVE.require(clock.instant().isBefore(code.expiresAt()));
        return code.walletId();
    }
}
