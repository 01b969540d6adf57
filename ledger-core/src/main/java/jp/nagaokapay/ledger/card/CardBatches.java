package jp.nagaokapay.ledger.card;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Cards that are printed together. A code can be printed until its card is activated. */
@Component
public class CardBatches {
    private static final String ADD =
            """
            INSERT INTO card (number, batch_id, code_digest, secret, wallet_id, holder)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final CardSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CardBatches(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            CardSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes cards, worth nothing yet.
     *
     * @param count 1 to {@link #most()}
     * @param by the person who asks
     * @param sealing encrypts a card's code until it is printed
     */
    public CardBatchId make(int count, String by, Function<Printable, String> sealing) {
        CardBatchId batchId = CardBatchId.next();
        List<Object[]> cards =
                Stream.generate(() -> CardCode.next(random))
                        .limit(count)
                        .map(code ->
                                new Object[] {
                                    code.number().value(),
                                    batchId.value(),
                                    code.digest(),
                                    sealing.apply(new Printable(code.number(), code.digits())),
                                    WalletId.next().value(),
                                    HolderRef.next().value()
                                })
                        .toList();
        transaction.executeWithoutResult(_ -> {
            client.sql(
                            """
                            INSERT INTO card_batch (batch_id, cards, made_at, made_by)
                            VALUES (?, ?, ?, ?)
                            """)
                    .params(batchId.value(), count, SqlTime.utc(clock.instant()), by)
                    .update();
            jdbc.batchUpdate(ADD, cards);
        });
        return batchId;
    }

    public int most() {
        return settings.batchMax();
    }

    /**
     * The cards of a batch that can be printed: nobody has activated them, and they are not too
     * old. Refused where there are none.
     *
     * @param opening decrypts what {@code sealing} made
     */
    public List<Printable> printable(CardBatchId batchId, Function<Sealed, String> opening) {
        CardRule.BATCH_IS_KNOWN.require(
                client.sql("SELECT EXISTS (SELECT FROM card_batch WHERE batch_id = ?)")
                        .param(batchId.value())
                        .query(Boolean.class)
                        .single());
        List<Printable> cards =
                client
                        .sql(
                                """
                                SELECT number, secret FROM card
                                 WHERE batch_id = ? AND secret IS NOT NULL AND state = 'PRINTED'
                                 ORDER BY number
                                """)
                        .param(batchId.value())
                        .query((row, _) ->
                                new Sealed(
                                        new CardNumber(row.getString("number")),
                                        row.getString("secret")))
                        .list()
                        .stream()
                        .map(card -> new Printable(card.number(), opening.apply(card)))
                        .toList();
        CardRule.BATCH_IS_PRINTABLE.require(
                !cards.isEmpty(), Map.of("days", settings.printableFor().toDays()));
        return cards;
    }

    /** Forgets the codes of cards that were not activated for long; they can still be. */
    void forgetCodes() {
        Instant before = clock.instant().minus(settings.printableFor());
        client.sql(
                        """
                        UPDATE card c SET secret = NULL FROM card_batch b
                         WHERE b.batch_id = c.batch_id AND c.secret IS NOT NULL AND b.made_at < ?
                        """)
                .param(SqlTime.utc(before))
                .update();
    }

    /**
     * A card as it is printed.
     *
     * @param code the digits of its code
     */
    public record Printable(CardNumber number, String code) {
        /** Without its code. */
        @Override
        public String toString() {
            return number.toString();
        }
    }

    /** A card's code, encrypted. */
    public record Sealed(CardNumber number, String secret) {}

    /** When codes are forgotten. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> forgetCardCodes(CardBatches batches) {
            return Jobs.every(Duration.ofHours(1), "forget-card-codes", batches::forgetCodes);
        }
    }
}
