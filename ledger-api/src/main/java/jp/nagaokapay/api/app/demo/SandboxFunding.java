package jp.nagaokapay.api.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.api.funding.OtherChannels;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.FundingPort;
import org.springframework.context.annotation.Fallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's provider of funds: it moves no real money, but behaves as real ones do, remembering
 * every charge in the database. It steps aside for a real provider's bean, and leaves channels to
 * providers that are connected.
 *
 * <p>The beginning of the {@code fundingReference} steers it:
 *
 * <ul>
 *   <li>{@code decline-…}: declined
 *   <li>{@code timeout-…}: the first request gets lost: unclear, nothing collected; asked again it
 *       collects
 *   <li>{@code unclear-…}: collected, but the first answer gets lost: unclear, though the money is
 *       in
 *   <li>{@code stuck-…}: unclear however often asked
 *   <li>anything else: collected; asked twice under one chargeId it answers twice the same and
 *       collects once
 * </ul>
 *
 * <p>A charge by card without a reference is paid at the sandbox's own page, {@link SandboxPage}.
 *
 * <p>{@code card=‹letters and digits›} anywhere in it chooses the instrument's fingerprint, so that
 * several wallets can charge from one card.
 */
@OnlyInDemo
@Component
@Fallback
@OtherChannels
class SandboxFunding implements FundingPort {
    private static final Pattern CARD = Pattern.compile("card=([0-9A-Za-z]+)");

    private static final String ASK =
            """
            INSERT INTO sandbox_funding AS s
                (charge_id, channel, amount, funding_reference, outcome)
            VALUES (:id, :channel, :amount, :reference, :outcome)
            ON CONFLICT (charge_id) DO UPDATE SET times_asked = s.times_asked + 1,
                outcome = CASE s.outcome WHEN 'LOST' THEN 'COLLECTED' ELSE s.outcome END
            RETURNING outcome, times_asked
            """;

    private final JdbcClient jdbc;

    SandboxFunding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean hasPage(Channel channel) {
        return channel == Channel.CREDIT_CARD;
    }

    @Override
    public Outcome collect(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        Manner manner = Manner.of(chargeId, reference);
        Asked asked =
                jdbc.sql(ASK)
                        .param("id", chargeId.value())
                        .param("channel", channel.name())
                        .param("amount", amount.amount())
                        .param("reference", reference)
                        .param("outcome", manner.first.name())
                        .query((row, _) ->
                                new Asked(
                                        Stored.valueOf(row.getString("outcome")),
                                        row.getInt("times_asked")))
                        .single();
        return manner.answers(asked.times())
                ? answer(chargeId, asked.outcome(), reference)
                : new Outcome.Unclear();
    }

    @Override
    public Outcome lookUp(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        return Manner.of(chargeId, reference) == Manner.STUCK
                ? new Outcome.Unclear()
                : answer(chargeId, remembered(chargeId), reference);
    }

    @Override
    public Outcome giveBack(ChargeId chargeId, Yen amount, Channel channel, String reference) {
        jdbc.sql("UPDATE sandbox_funding SET given_back = true WHERE charge_id = :id")
                .param("id", chargeId.value())
                .update();
        return answer(chargeId, remembered(chargeId), reference);
    }

    /** What a charge waits for at the page; nothing once it was paid there or turned back. */
    Optional<Yen> waiting(ChargeId chargeId) {
        return jdbc.sql(
                        """
                        SELECT amount FROM sandbox_funding
                        WHERE charge_id = ? AND outcome = 'WAITING'
                        """)
                .param(chargeId.value())
                .query(Long.class)
                .optional()
                .map(Yen::of);
    }

    /** What the holder did at the page; the first time counts. */
    void answer(ChargeId chargeId, boolean pays) {
        jdbc.sql(
                        """
                        UPDATE sandbox_funding SET outcome = :outcome
                        WHERE charge_id = :id AND outcome = 'WAITING'
                        """)
                .param("outcome", (pays ? Stored.COLLECTED : Stored.DECLINED).name())
                .param("id", chargeId.value())
                .update();
    }

    private Stored remembered(ChargeId chargeId) {
        return jdbc.sql("SELECT outcome FROM sandbox_funding WHERE charge_id = :id")
                .param("id", chargeId.value())
                .query(String.class)
                .optional()
                .map(Stored::valueOf)
                .orElse(Stored.LOST);
    }

    private static Outcome answer(ChargeId chargeId, Stored outcome, String reference) {
        return switch (outcome) {
            case WAITING -> new Outcome.Continue(SandboxPage.of(chargeId));
            case COLLECTED -> new Outcome.Collected(instrument(reference));
            case DECLINED -> new Outcome.Declined("declined by the issuer");
            case LOST -> new Outcome.Declined("never arrived");
        };
    }

    /** Without a card named, each reference is an instrument of its own. */
    private static String instrument(String reference) {
        Matcher card = CARD.matcher(reference);
        return "sandbox:"
                + (card.find()
                        ? card.group(1)
                        : UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8)));
    }

    private record Asked(Stored outcome, int times) {}

    private enum Stored {
        WAITING,
        COLLECTED,
        DECLINED,
        LOST
    }

    /** How the sandbox behaves; the last one fits every reference. */
    private enum Manner {
        DECLINE("decline-", Stored.DECLINED, 1),
        TIMEOUT("timeout-", Stored.LOST, 2),
        UNCLEAR("unclear-", Stored.COLLECTED, 2),
        STUCK("stuck-", Stored.COLLECTED, Integer.MAX_VALUE),
        PAGE("", Stored.WAITING, 1),
        PROMPT("", Stored.COLLECTED, 1);

        private final String prefix;
        private final Stored first;
        private final int answersFrom;

        Manner(String prefix, Stored first, int answersFrom) {
            this.prefix = prefix;
            this.first = first;
            this.answersFrom = answersFrom;
        }

        boolean answers(int timesAsked) {
            return timesAsked >= answersFrom;
        }

        static Manner of(ChargeId chargeId, String reference) {
            if (reference.equals(chargeId.value())) {
                return PAGE;
            }
            for (Manner manner : values()) {
                if (manner != PAGE && reference.startsWith(manner.prefix)) {
                    return manner;
                }
            }
            return PROMPT;
        }
    }
}
