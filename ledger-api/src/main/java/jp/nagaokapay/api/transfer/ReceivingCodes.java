package jp.nagaokapay.api.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes that holders show to let others send to them; several may use one while it lives. */
@Component
class ReceivingCodes {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Live codes of one wallet. */
    static final int LIVE_MAX = 20;

    /** Eighty random bits: nobody guesses whom it names. */
    private static final int CHARACTERS = 16;

    /** What a QR code of it begins with, in letters that make it small. */
    private static final String SCHEME = "NAGAOKAPAY:RECEIVE:";

    private static final int FORGOTTEN_PER_ISSUE = 2;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReceivingCodes(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    Issued issue(WalletId walletId) {
        Instant now = clock.instant();
        Issued code = Issued.of(TypedCode.next(CHARACTERS), now.plus(LIFETIME));
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.RECEIVING_CODES.lock(jdbc, walletId.value());
            TransferRule.WITHIN_RECEIVING_CODES.require(
                    live(walletId, now) < LIVE_MAX, Map.of("most", LIVE_MAX));
            jdbc.sql(
                            """
                            INSERT INTO receiving_code (code_hash, wallet_id, expires_at)
                            VALUES (?, ?, ?)
                            """)
                    .params(
                            TypedCode.hash(code.code()),
                            walletId.value(),
                            SqlTime.utc(code.expiresAt()))
                    .update();
            forget(now);
        });
        return code;
    }

    /**
     * Whose code it is; empty when nobody's, or no longer.
     *
     * @param code as it was shown: scanned whole, or typed
     */
    Optional<WalletId> holderOf(String code) {
        String bare =
                code.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? code.substring(SCHEME.length())
                        : code;
        return jdbc.sql(
                        "SELECT wallet_id FROM receiving_code WHERE code_hash = ? AND expires_at > ?")
                .params(TypedCode.hash(bare), SqlTime.utc(clock.instant()))
                .query((row, _) -> new WalletId(row.getString(1)))
                .optional();
    }

    private int live(WalletId walletId, Instant now) {
        return jdbc.sql(
                        "SELECT count(*) FROM receiving_code WHERE wallet_id = ? AND expires_at > ?")
                .params(walletId.value(), SqlTime.utc(now))
                .query(Integer.class)
                .single();
    }

    /** More than are added, so that the table holds what is live and little more. */
    private void forget(Instant now) {
        jdbc.sql(
                        """
                        DELETE FROM receiving_code WHERE code_hash IN (
                            SELECT code_hash FROM receiving_code WHERE expires_at <= ?
                            ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """)
                .params(SqlTime.utc(now), FORGOTTEN_PER_ISSUE)
                .update();
    }

    /**
     * @param payload what its QR code holds
     */
    record Issued(String code, String payload, Instant expiresAt) {
        static Issued of(String code, Instant expiresAt) {
            return new Issued(code, SCHEME + code, expiresAt);
        }

        @Override
        public String toString() {
            return "a receiving code until " + expiresAt;
        }
    }
}
