package jp.nagaokapay.api.card;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.card.Card;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.card.CardRule;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is on a card, for whoever has its number and PIN. */
@RestController
@RequestMapping("/api/v1/cards/balance")
class CardBalanceController {
    private static final int MOVEMENTS = 5;

    private final Cards cards;
    private final Wallets wallets;
    private final WalletHistory history;
    private final RateLimits limits;

    CardBalanceController(Cards cards, Wallets wallets, WalletHistory history, RateLimits limits) {
        this.cards = cards;
        this.wallets = wallets;
        this.history = history;
        this.limits = limits;
    }

    @PostMapping
    CardBalance getCardBalance(
            HttpServletRequest request, @Valid @RequestBody CardQuestion question) {
        limits.require(RateLimits.Attempt.CARD_BALANCE, request.getRemoteAddr(), question.number());
        Card card = cards.withPin(number(question.number()), question.pin());
        WalletView wallet =
                wallets.find(card.walletId())
                        .orElseThrow(() -> new Refused(CardRule.NUMBER_AND_PIN_ARE_RIGHT));
        return CardBalance.of(wallet, history.page(card.walletId(), null, MOVEMENTS).entries());
    }

    /** A number that was mistyped is as wrong as one that is nobody's. */
    private static CardNumber number(String digits) {
        try {
            return new CardNumber(digits);
        } catch (IllegalArgumentException e) {
            throw new Refused(CardRule.NUMBER_AND_PIN_ARE_RIGHT);
        }
    }

    record CardQuestion(
            @NotNull @Pattern(regexp = "[0-9]{16}") String number,
            @NotNull @Pattern(regexp = "[0-9]{4}") String pin) {
        /** No PIN gets into a log. */
        @Override
        public String toString() {
            return number;
        }
    }

    /**
     * Amounts are whole yen.
     *
     * @param available what can be spent now
     * @param lots of what it consists
     * @param movements the last five, newest first
     */
    record CardBalance(
            long available, long paid, long points, List<Lot> lots, List<Movement> movements) {
        static CardBalance of(WalletView wallet, List<WalletHistory.Entry> entries) {
            return new CardBalance(
                    wallet.available().amount(),
                    wallet.paid().amount(),
                    wallet.points().amount(),
                    wallet.lots().stream()
                            .map(lot -> new Lot(lot.kind(), lot.amount().amount(), lot.expiresOn()))
                            .toList(),
                    entries.stream().map(Movement::of).toList());
        }
    }

    /**
     * @param expiresOn the last day on which it can be spent
     */
    record Lot(LotKind kind, long amount, LocalDate expiresOn) {}

    /**
     * @param change what it did to the balance
     */
    record Movement(
            Instant at,
            WalletHistory.Type type,
            long amount,
            long change,
            @Nullable String merchantName,
            long balanceAfter) {
        static Movement of(WalletHistory.Entry entry) {
            return new Movement(
                    entry.at(),
                    entry.type(),
                    entry.amount().amount(),
                    entry.change(),
                    entry.merchantName(),
                    entry.balanceAfter().amount());
        }
    }
}
