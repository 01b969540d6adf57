package jp.nagaokapay.ledger.wallet.funding;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code funding_answer}: what a provider said last, and when it is asked again. Of an open
 * charge about every tenth of its age; of one that ended without its yes after an hour and after a
 * day, for it may have collected all the same. A charge that the provider collected and that was
 * charged has no row.
 */
@Component
class FundingAnswers {
    private static final Duration AGAIN_MIN = Duration.ofSeconds(30);
    private static final Duration AGAIN_MAX = Duration.ofHours(1);
    private static final int TENTH = 10;
    private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);
    private static final Duration LAST_LOOK_BACK = Duration.ofDays(1);

    /** As long as a wallet remembers a charge that failed. */
    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final String SAID =
            """
            INSERT INTO funding_answer AS known
                (charge_id, wallet_id, asked_at, answer, reason, continue_at, look_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (charge_id) DO UPDATE SET asked_at = excluded.asked_at,
                answer = excluded.answer, reason = excluded.reason,
                continue_at = excluded.continue_at,
                look_at = CASE WHEN known.ended_at IS NULL THEN excluded.look_at
                               ELSE known.look_at END
            """;

    private final JdbcClient jdbc;

    FundingAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The provider's answer about a charge that is open. */
    void said(WalletId walletId, FundedCharge charge, Outcome outcome, Instant now) {
        jdbc.sql(SAID)
                .param(charge.receipt().chargeId().value())
                .param(walletId.value())
                .param(SqlTime.utc(now))
                .param(word(outcome))
                .param(reason(outcome))
                .param(outcome instanceof Outcome.Continue page ? page.at().toString() : null)
                .param(SqlTime.utc(now.plus(pause(charge, now))))
                .update();
    }

    private static Duration pause(FundedCharge charge, Instant now) {
        Duration tenth = Duration.between(charge.requestedAt(), now).dividedBy(TENTH);
        if (tenth.compareTo(AGAIN_MIN) < 0) {
            return AGAIN_MIN;
        }
        return tenth.compareTo(AGAIN_MAX) > 0 ? AGAIN_MAX : tenth;
    }

    /**
     * The charge ended without the provider's yes: it is asked again, in case it says otherwise.
     */
    void ended(ChargeId chargeId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE funding_answer SET ended_at = coalesce(ended_at, ?), look_at = ?,
                            continue_at = NULL
                        WHERE charge_id = ?
                        """)
                .params(SqlTime.utc(now), SqlTime.utc(now.plus(FIRST_LOOK_BACK)), chargeId.value())
                .update();
    }

    /** The provider's answer about a charge that had ended; the next look is the last, or none. */
    void lookedBack(ChargeId chargeId, Outcome outcome, Instant now) {
        jdbc.sql(
                        """
                        UPDATE funding_answer SET asked_at = :now, answer = :answer,
                            reason = :reason, look_at = CASE
                                WHEN ended_at IS NULL THEN CAST(:now AS timestamptz) + :first
                                WHEN :now < ended_at + :last THEN ended_at + :last
                                WHEN :clear THEN NULL
                                ELSE CAST(:now AS timestamptz) + :last END,
                            ended_at = coalesce(ended_at, :now)
                        WHERE charge_id = :id
                        """
                                .replace(":first", interval(FIRST_LOOK_BACK))
                                .replace(":last", interval(LAST_LOOK_BACK)))
                .param("now", SqlTime.utc(now))
                .param("answer", word(outcome))
                .param("reason", reason(outcome))
                .param("clear", !(outcome instanceof Outcome.Unclear))
                .param("id", chargeId.value())
                .update();
    }

    private static String interval(Duration duration) {
        return "interval '%d seconds'".formatted(duration.toSeconds());
    }

    /** The provider contradicts how the charge ended; known from the first time on. */
    void contradicted(ChargeId chargeId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE funding_answer SET contradicted_at = coalesce(contradicted_at, ?)
                        WHERE charge_id = ?
                        """)
                .params(SqlTime.utc(now), chargeId.value())
                .update();
    }

    /** Asks again as soon as somebody has time. */
    void lookNow(ChargeId chargeId, Instant now) {
        jdbc.sql("UPDATE funding_answer SET look_at = ? WHERE charge_id = ?")
                .params(SqlTime.utc(now), chargeId.value())
                .update();
    }

    /** Whether the caller is the one who asks; others did so less than {@code pause} ago. */
    boolean claim(ChargeId chargeId, Instant now, Duration pause) {
        return jdbc.sql(
                                """
                                UPDATE funding_answer SET asked_at = ?
                                WHERE charge_id = ? AND ended_at IS NULL AND asked_at <= ?
                                """)
                        .params(SqlTime.utc(now), chargeId.value(), SqlTime.utc(now.minus(pause)))
                        .update()
                == 1;
    }

    /** Where the holder of an open charge goes on to pay. */
    Optional<URI> continueAt(ChargeId chargeId) {
        return jdbc.sql("SELECT continue_at FROM funding_answer WHERE charge_id = ?")
                .param(chargeId.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found)
                .map(URI::create);
    }

    /** Charges whose provider is to be asked, those longest due first. */
    List<ChargeId> due(Instant now, int atMost) {
        return jdbc.sql(
                        """
                        SELECT charge_id FROM funding_answer
                        WHERE look_at <= ? ORDER BY look_at, charge_id LIMIT ?
                        """)
                .params(SqlTime.utc(now), atMost)
                .query((row, _) -> new ChargeId(row.getString("charge_id")))
                .list();
    }

    /** There is nothing to ask about it any more. */
    void forget(ChargeId chargeId) {
        jdbc.sql("DELETE FROM funding_answer WHERE charge_id = ?").param(chargeId.value()).update();
    }

    void forgetOld(Instant now) {
        jdbc.sql("DELETE FROM funding_answer WHERE ended_at < ?")
                .param(SqlTime.utc(now.minus(KEPT_FOR)))
                .update();
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Collected _ -> "COLLECTED";
            case Outcome.Continue _ -> "CONTINUE";
            case Outcome.Declined _ -> "DECLINED";
            case Outcome.Unclear _ -> "UNCLEAR";
        };
    }

    private static @Nullable String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Collected _, Outcome.Continue _ -> null;
            case Outcome.Declined declined -> Charges.brief(declined.reason());
            case Outcome.Unclear unclear -> Charges.brief(unclear.why());
        };
    }
}
