package jp.nagaokapay.ledger.card;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Activates and blocks cards, and finds them. */
@Component
@EnableConfigurationProperties(CardSettings.class)
public class Cards {
    private final CardTable table;
    private final CardPins pins;
    private final Ledger ledger;

    Cards(CardTable table, CardPins pins, Ledger ledger) {
        this.table = table;
        this.pins = pins;
        this.ledger = ledger;
    }

    /** The wallets of cards, of those that there are. */
    public Map<CardNumber, WalletId> walletsOf(Collection<CardNumber> numbers) {
        return table.walletsOf(numbers);
    }

    /** Whether what a scanner read has the length of a card's code. */
    public static boolean isCode(String digits) {
        return digits.length() == CardCode.DIGITS;
    }

    public Optional<Card> find(CardNumber number) {
        return table.find(number);
    }

    private Card require(CardNumber number) {
        return table.find(number).orElseThrow(() -> new Refused(CardRule.CARD_IS_KNOWN));
    }

    /** The card of a code; empty when there is none, though there may be one of its number. */
    public Optional<Card> byCode(String digits) {
        return table.byCode(digits);
    }

    /** The card whose wallet it is. */
    public Optional<Card> ofWallet(WalletId walletId) {
        return table.ofWallet(walletId);
    }

    /** The card of a number whose PIN is known; refused without a word on what is wrong. */
    public Card withPin(CardNumber number, String pin) {
        return pins.cardOf(number, pin)
                .orElseThrow(() -> new Refused(CardRule.NUMBER_AND_PIN_ARE_RIGHT));
    }

    /**
     * Opens its wallet and lets it be used. The same request is answered the same; another one is
     * refused, whatever its PIN.
     */
    public Activated activate(CardNumber number, String pin, RequestKey request) {
        Card before = require(number);
        boolean again = request.key().equals(before.activationKey());
        CardRule.CARD_IS_NEW.require(again || before.state() == CardState.PRINTED);
        openWallet(before);
        if (!again) {
            table.activate(number, pins.hash(pin), request.key());
        }
        Card after = require(number);
        CardRule.CARD_IS_NEW.require(request.key().equals(after.activationKey()));
        return new Activated(after, again);
    }

    /** A card is no person, and no non-resident user: see the package. */
    private void openWallet(Card card) {
        try {
            ledger.send(new OpenWallet(card.walletId(), card.holder(), Residency.RESIDENT, true));
        } catch (Duplicate _) {
            // by an earlier attempt
        }
    }

    /** Nothing can be paid with it any more; what is on it moves when it is replaced. */
    public Card block(CardNumber number) {
        require(number);
        table.block(number);
        return require(number);
    }

    /**
     * @param again whether an earlier request did it
     */
    public record Activated(Card card, boolean again) {}
}
