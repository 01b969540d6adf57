package jp.nagaokapay.ledger.card;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of cards, under {@code nagaokapay.cards}.
 *
 * @param pinAbove a payment of more yen needs the PIN; 0: every payment
 * @param amountPerDay yen that are paid with one card on a business date at most
 * @param batchMax cards of a batch at most
 * @param printableFor how long cards that nobody activated can be printed
 */
@ConfigurationProperties("nagaokapay.cards")
public record CardSettings(
        @DefaultValue("3000") long pinAbove,
        @DefaultValue("20000") long amountPerDay,
        @DefaultValue("500") int batchMax,
        @DefaultValue("30d") Duration printableFor) {
    public CardSettings {
        if (pinAbove < 0 || amountPerDay < 1 || batchMax < 1 || !printableFor.isPositive()) {
            throw new IllegalArgumentException("nagaokapay.cards: limits must be above zero");
        }
    }
}
