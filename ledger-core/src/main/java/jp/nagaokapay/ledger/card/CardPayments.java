package jp.nagaokapay.ledger.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a card asks of a payment besides its wallet. An amount counts to the day before the wallet
 * is asked, so that no number of payments at once is more than the limit; what is refused is given
 * back, what is unclear is not. A refund or void later gives nothing back.
 */
@Component
public class CardPayments {
    private final CardPins pins;
    private final CardSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    CardPayments(CardPins pins, CardSettings settings, JdbcClient jdbc, Clock clock) {
        this.pins = pins;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Pays, where card, PIN and the day's limit allow it.
     *
     * @param pin null where none was given
     * @param wallet asks the card's wallet
     */
    public <T> T pay(Card card, Yen amount, @Nullable String pin, Supplier<T> wallet) {
        card.requireUsable();
        requirePin(card, amount, pin);
        LocalDate today = BusinessDate.of(clock.instant());
        CardRule.WITHIN_PAID_OF_A_DAY.require(
                reserve(card.number(), today, amount), Map.of("most", settings.amountPerDay()));
        try {
            return wallet.get();
        } catch (Refused | Duplicate | StaleRead nothingPaid) {
            giveBack(card.number(), today, amount);
            throw nothingPaid;
        }
    }

    private void requirePin(Card card, Yen amount, @Nullable String pin) {
        if (amount.amount() <= settings.pinAbove()) {
            return;
        }
        if (pin == null) {
            throw new Refused(CardRule.PIN_IS_GIVEN, Map.of("most", settings.pinAbove()));
        }
        pins.require(card.number(), pin);
    }

    private boolean reserve(CardNumber number, LocalDate today, Yen amount) {
        return jdbc.sql(
                                """
                                UPDATE card
                                   SET spent = :amount
                                           + CASE WHEN spent_on = :today THEN spent ELSE 0 END,
                                       spent_on = :today
                                 WHERE number = :number AND :amount
                                           + CASE WHEN spent_on = :today THEN spent ELSE 0 END
                                       <= :most
                                """)
                        .param("amount", amount.amount())
                        .param("today", today)
                        .param("number", number.value())
                        .param("most", settings.amountPerDay())
                        .update()
                == 1;
    }

    private void giveBack(CardNumber number, LocalDate date, Yen amount) {
        jdbc.sql("UPDATE card SET spent = spent - ? WHERE number = ? AND spent_on = ?")
                .params(amount.amount(), number.value(), date)
                .update();
    }
}
