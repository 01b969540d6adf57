package jp.nagaokapay.api.counter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.ledger.card.Card;
import jp.nagaokapay.ledger.card.CardMoves;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.card.CardState;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Printed cards at the counter. */
@RestController
@RequestMapping("/counter/v1/cards/{number}")
class CardController {
    private final Cards cards;
    private final CardMoves moves;
    private final CustomerWallets customers;
    private final AuditedIds record;

    CardController(Cards cards, CardMoves moves, CustomerWallets customers, AuditedIds record) {
        this.cards = cards;
        this.moves = moves;
        this.customers = customers;
        this.record = record;
    }

    /** The PIN is no part of what two requests under one key are compared by. */
    @PostMapping("/activation")
    ResponseEntity<CardBody> activateCard(
            Caller caller,
            IdempotencyKey key,
            @PathVariable CardNumber number,
            @Valid @RequestBody ChosenPin chosen) {
        record.names("cardNumber", number);
        Cards.Activated activated =
                cards.activate(number, chosen.pin(), RequestKeys.of(caller.subject(), key, null));
        return IdempotentAnswers.created(CardBody.of(activated.card(), null), activated.again());
    }

    @PostMapping("/replacement")
    ResponseEntity<CardBody> replaceCard(
            Caller caller,
            IdempotencyKey key,
            @PathVariable CardNumber number,
            @Valid @RequestBody Replacement replacement) {
        record.names("cardNumber", number);
        record.names("newNumber", replacement.newNumber());
        return answer(
                moves.replace(
                        number,
                        replacement.newNumber(),
                        RequestKeys.of(caller.subject(), key, replacement)));
    }

    @PostMapping("/takeover")
    ResponseEntity<CardBody> takeOverCard(
            Caller caller,
            IdempotencyKey key,
            @PathVariable CardNumber number,
            @Valid @RequestBody Takeover takeover) {
        record.names("cardNumber", number);
        RequestKey request = RequestKeys.of(caller.subject(), key, takeover);
        return answer(
                moves.takeOver(
                        number,
                        () -> customers.ofPhone(caller.person(), takeover.walletCode()),
                        request));
    }

    @PostMapping("/block")
    CardBody blockCard(@PathVariable CardNumber number) {
        record.names("cardNumber", number);
        return CardBody.of(cards.block(number), null);
    }

    private static ResponseEntity<CardBody> answer(CardMoves.Moved moved) {
        return IdempotentAnswers.created(
                CardBody.of(moved.card(), moved.amount().amount()), moved.again());
    }

    /**
     * @param pin four digits that the customer chooses
     */
    record ChosenPin(@NotNull @Pattern(regexp = "[0-9]{4}") String pin) {
        /** No PIN gets into a log. */
        @Override
        public String toString() {
            return "a PIN";
        }
    }

    /**
     * @param newNumber of a card that is active
     */
    record Replacement(@NotNull CardNumber newNumber) {}

    /**
     * @param walletCode what the scanner read of the payment code on the customer's phone
     */
    record Takeover(
            @NotNull @Size(min = 1, max = QrNetworks.SCANNED_CHARACTERS_MAX) @WrittenAs(TextForm.RAW)
                    String walletCode) {}

    /**
     * @param successor the card that replaces it
     * @param moved yen that moved with this request; what comes later follows by itself
     */
    record CardBody(
            CardNumber number,
            CardState state,
            @Nullable CardNumber successor,
            @Nullable Long moved) {
        static CardBody of(Card card, @Nullable Long moved) {
            return new CardBody(card.number(), card.state(), card.successor(), moved);
        }
    }
}
