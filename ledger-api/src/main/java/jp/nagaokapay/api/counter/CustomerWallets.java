package jp.nagaokapay.api.counter;

import java.time.Clock;
import java.util.Optional;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.card.CardRule;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.code.CodeRule;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import org.springframework.stereotype.Component;

/** Whose code or card a customer shows at a counter. A code is looked at and not used up. */
@Component
class CustomerWallets {
    private final CustomerCodes shown;
    private final PaymentCodes codes;
    private final Cards cards;
    private final RateLimits limits;
    private final Clock clock;

    CustomerWallets(
            CustomerCodes shown, PaymentCodes codes, Cards cards, RateLimits limits, Clock clock) {
        this.shown = shown;
        this.codes = codes;
        this.cards = cards;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The wallet of a live payment code, or of a card that can be used. A code that never was
     * counts as a clerk's guess.
     *
     * @param scanned what the scanner read: a QR payload, or the barcode's digits
     */
    WalletId byCode(String clerk, String scanned) {
        String digits = shown.read(scanned);
        return Cards.isCode(digits)
                ? guess(clerk, cards.byCode(digits), CodeRule.CODE_IS_KNOWN)
                        .requireUsable()
                        .walletId()
                : byPaymentCode(clerk, digits);
    }

    /** The wallet of a card that can be used. */
    WalletId byCard(String clerk, CardNumber number) {
        return guess(clerk, cards.find(number), CardRule.CARD_IS_KNOWN).requireUsable().walletId();
    }

    /** The wallet of a live payment code, which no card has. */
    WalletId ofPhone(String clerk, String scanned) {
        return byPaymentCode(clerk, shown.read(scanned));
    }

    private WalletId byPaymentCode(String clerk, String number) {
        LiveCode code = guess(clerk, codes.find(number), CodeRule.CODE_IS_KNOWN);
        WalletRule.CODE_IS_LIVE.require(clock.instant().isBefore(code.expiresAt()));
        return code.walletId();
    }

    private <T> T guess(String clerk, Optional<T> found, Rule known) {
        return limits.guess(
                RateLimits.Attempt.COUNTER_CODE,
                clerk,
                () -> found.orElseThrow(() -> new Refused(known)));
    }
}
