package jp.nagaokapay.ledger.wallet.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The charges that are open, with what their providers said last. */
@Component
public final class PendingCharges {
    private final JdbcClient jdbc;
    private final FundingProvider provider;

    PendingCharges(JdbcClient jdbc, FundingProvider provider) {
        this.jdbc = jdbc;
        this.provider = provider;
    }

    /**
     * Oldest first.
     *
     * @param after the last of the page before; null for the first page
     */
    public List<PendingCharge> list(@Nullable ChargeId after, int limit) {
        return jdbc.sql(
                        """
                        SELECT o.charge_id, o.amount, o.channel, o.requested_at, a.asked_at,
                            a.answer, a.reason
                        FROM open_charge o LEFT JOIN funding_answer a USING (charge_id)
                        WHERE o.charge_id > ?
                        ORDER BY o.charge_id
                        LIMIT ?
                        """)
                .params(after == null ? "" : after.value(), limit)
                .query(this::row)
                .list();
    }

    /** Of one wallet, oldest first. */
    public List<PendingCharge> of(WalletId walletId) {
        return jdbc.sql(
                        """
                        SELECT o.charge_id, o.amount, o.channel, o.requested_at, a.asked_at,
                            a.answer, a.reason
                        FROM open_charge o LEFT JOIN funding_answer a USING (charge_id)
                        WHERE o.wallet_id = ?
                        ORDER BY o.charge_id
                        """)
                .param(walletId.value())
                .query(this::row)
                .list();
    }

    private PendingCharge row(ResultSet row, int number) throws SQLException {
        Channel channel = Channel.valueOf(row.getString("channel"));
        OffsetDateTime askedAt = row.getObject("asked_at", OffsetDateTime.class);
        return new PendingCharge(
                new ChargeId(row.getString("charge_id")),
                row.getLong("amount"),
                channel,
                provider.nameOf(channel).orElse(null),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                askedAt == null ? null : askedAt.toInstant(),
                row.getString("answer"),
                row.getString("reason"));
    }

    /**
     * @param amount whole yen
     * @param provider the name of the channel's provider; null where none is connected
     * @param askedAt when the provider was asked last; null: not yet
     * @param answer what it said then: {@code CONTINUE} while the holder can pay at its page,
     *     {@code UNCLEAR}, or {@code DECLINED} just before the charge ends
     * @param reason why it is unclear or was declined
     */
    public record PendingCharge(
            ChargeId chargeId,
            long amount,
            Channel channel,
            @Nullable String provider,
            Instant requestedAt,
            @Nullable Instant askedAt,
            @Nullable String answer,
            @Nullable String reason) {}
}
