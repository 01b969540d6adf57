package jp.nagaokapay.ledger.wallet.funding;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import jp.nagaokapay.ledger.wallet.funding.FundingPort.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives money back for charges that ended without value: reversed, or failed though the money was
 * in. What is due is a row, written before or by the event itself, and stays until the provider has
 * said yes; a provider asked twice gives back once.
 */
@Component
class MoneyBack {
    private static final Logger LOG = LoggerFactory.getLogger(MoneyBack.class);

    private final JdbcClient jdbc;
    private final Wallets wallets;
    private final FundingProvider provider;

    MoneyBack(JdbcClient jdbc, Wallets wallets, FundingProvider provider) {
        this.jdbc = jdbc;
        this.wallets = wallets;
        this.provider = provider;
    }

    /** Makes it due and tries at once; what does not succeed now is tried again by the job. */
    void giveBack(WalletId walletId, ChargeId chargeId, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO funding_return (charge_id, wallet_id, due_since)
                        VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(chargeId.value(), walletId.value(), SqlTime.utc(now))
                .update();
        attempt(walletId, chargeId, now);
    }

    /** Whether it was found before that the charge's money goes back, be it back already. */
    boolean isDue(ChargeId chargeId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM funding_return WHERE charge_id = ?)")
                .param(chargeId.value())
                .query(Boolean.class)
                .single();
    }

    /** Tries again what is due; answers how many were given back. */
    int giveBackDue(Instant now, int atMost) {
        List<Due> due =
                jdbc.sql(
                                """
                                SELECT charge_id, wallet_id FROM funding_return
                                WHERE returned_at IS NULL AND (tried_at IS NULL
                                    OR tried_at + least((tried_at - due_since) / 10,
                                        interval '1 hour') <= ?)
                                ORDER BY tried_at NULLS FIRST, charge_id
                                LIMIT ?
                                """)
                        .params(SqlTime.utc(now), atMost)
                        .query((row, _) ->
                                new Due(
                                        new WalletId(row.getString("wallet_id")),
                                        new ChargeId(row.getString("charge_id"))))
                        .list();
        return (int) due.stream().filter(it -> attempt(it.walletId(), it.chargeId(), now)).count();
    }

    private boolean attempt(WalletId walletId, ChargeId chargeId, Instant now) {
        FundedCharge charge = wallets.fundedCharge(walletId, chargeId).orElse(null);
        if (charge == null || !endedWithoutValue(charge.receipt().status())) {
            LOG.error("Money is due back for {}, which has not ended without value", chargeId);
            return tried(chargeId, now);
        }
        return switch (provider.giveBack(charge)) {
            case Outcome.Collected _ -> returned(chargeId, now);
            case Outcome.Declined declined -> {
                LOG.error("The provider will not give back {}: {}", chargeId, declined.reason());
                yield tried(chargeId, now);
            }
            case Outcome.Continue _, Outcome.Unclear _ -> tried(chargeId, now);
        };
    }

    private static boolean endedWithoutValue(Status status) {
        return switch (status) {
            case FAILED, REVERSED -> true;
            case PENDING, CHARGED -> false;
        };
    }

    private boolean returned(ChargeId chargeId, Instant now) {
        jdbc.sql("UPDATE funding_return SET returned_at = ?, tried_at = ? WHERE charge_id = ?")
                .params(SqlTime.utc(now), SqlTime.utc(now), chargeId.value())
                .update();
        return true;
    }

    private boolean tried(ChargeId chargeId, Instant now) {
        jdbc.sql("UPDATE funding_return SET tried_at = ? WHERE charge_id = ?")
                .params(SqlTime.utc(now), chargeId.value())
                .update();
        return false;
    }

    private record Due(WalletId walletId, ChargeId chargeId) {}
}
