package jp.nagaokapay.ledger.card;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * PINs, kept as slow salted hashes. A try is counted before the PIN is looked at, so that no number
 * of tries at once is more than there are.
 */
@Component
class CardPins {
    private final CardTable table;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

    /** For numbers that no card has, so that they take as long. */
    private final String nobodys = hash("0000");

    CardPins(CardTable table) {
        this.table = table;
    }

    final String hash(String pin) {
        return Objects.requireNonNull(encoder.encode(pin));
    }

    /** Refused when it is wrong, and for good once it was wrong five times in a row. */
    void require(CardNumber number, String pin) {
        CardTable.PinTry attempt =
                table.tryPin(number).orElseThrow(() -> new Refused(CardRule.CARD_IS_NOT_BLOCKED));
        CardRule.PIN_IS_RIGHT.require(
                isRight(number, pin, attempt), Map.of("left", attempt.left()));
    }

    /** The same, of a number that may be no card's; empty whatever is wrong. */
    Optional<Card> cardOf(CardNumber number, String pin) {
        Optional<CardTable.PinTry> attempt = table.tryPin(number);
        if (attempt.isEmpty()) {
            encoder.matches(pin, nobodys);
            return Optional.empty();
        }
        return isRight(number, pin, attempt.get()) ? table.find(number) : Optional.empty();
    }

    private boolean isRight(CardNumber number, String pin, CardTable.PinTry attempt) {
        boolean right = encoder.matches(pin, attempt.pinHash());
        if (right) {
            table.pinWasRight(number);
        }
        return right;
    }
}
