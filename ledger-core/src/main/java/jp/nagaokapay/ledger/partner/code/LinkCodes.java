package jp.nagaokapay.ledger.partner.code;

import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_CODE_IS_KNOWN;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_CODE_IS_LIVE;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_CODE_IS_UNUSED;
import static jp.nagaokapay.ledger.partner.PartnerRule.WITHIN_LIVE_LINK_CODES;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out link codes and takes them back in, each once. Only their hashes are kept. */
@Component
public class LinkCodes {
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Codes of one wallet that are neither used nor expired. */
    public static final int LIVE_MAX = 20;

    /** How long an expired code is still told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int FORGOTTEN_PER_ISSUE = 2;

    /** Fifty random bits. */
    private static final int CHARACTERS = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Wallets wallets;
    private final Clock clock;

    LinkCodes(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Wallets wallets,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.wallets = wallets;
        this.clock = clock;
    }

    /**
     * A new code for a wallet, beside those it has.
     *
     * @throws Refused when the wallet is unknown, closed or suspended, or has too many live codes
     */
    public IssuedCode issue(WalletId walletId) {
        requireOpen(walletId);
        Instant now = clock.instant();
        IssuedCode code = new IssuedCode(TypedCode.next(CHARACTERS), now.plus(LIFETIME));
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.LINK_CODES.lock(jdbc, walletId.value());
            WITHIN_LIVE_LINK_CODES.require(
                    live(walletId, now) < LIVE_MAX, Map.of("most", LIVE_MAX));
            jdbc.sql("INSERT INTO link_code (code_hash, wallet_id, expires_at) VALUES (?, ?, ?)")
                    .params(
                            TypedCode.hash(code.code()),
                            walletId.value(),
                            SqlTime.utc(code.expiresAt()))
                    .update();
            forget(now.minus(REMEMBERED));
        });
        return code;
    }

    /**
     * Uses a code up and tells whose it was; of several at once one only.
     *
     * @throws Refused when it is unknown, expired or used
     */
    WalletId take(String code) {
        String hash = TypedCode.hash(code);
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        UPDATE link_code SET used_at = ?
                        WHERE code_hash = ? AND used_at IS NULL AND expires_at > ?
                        RETURNING wallet_id
                        """)
                .params(SqlTime.utc(now), hash, SqlTime.utc(now))
                .query((row, _) -> new WalletId(row.getString(1)))
                .optional()
                .orElseThrow(() -> whyNot(hash));
    }

    /**
     * @throws Refused when the wallet is unknown, closed or suspended
     */
    void requireOpen(WalletId walletId) {
        WalletStatus status =
                wallets.find(walletId).map(WalletView::status).orElse(WalletStatus.CLOSED);
        WALLET_IS_OPEN.require(status != WalletStatus.CLOSED);
        WALLET_IS_NOT_SUSPENDED.require(status != WalletStatus.SUSPENDED);
    }

    /** Makes a code usable again that led to nothing. */
    void giveBack(String code) {
        jdbc.sql("UPDATE link_code SET used_at = NULL WHERE code_hash = ?")
                .param(TypedCode.hash(code))
                .update();
    }

    private Refused whyNot(String hash) {
        Optional<Boolean> used =
                jdbc.sql("SELECT used_at IS NOT NULL FROM link_code WHERE code_hash = ?")
                        .param(hash)
                        .query(Boolean.class)
                        .optional();
        return new Refused(
                used.isEmpty()
                        ? LINK_CODE_IS_KNOWN
                        : used.get() ? LINK_CODE_IS_UNUSED : LINK_CODE_IS_LIVE);
    }

    private int live(WalletId walletId, Instant now) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM link_code
                        WHERE wallet_id = ? AND expires_at > ? AND used_at IS NULL
                        """)
                .params(walletId.value(), SqlTime.utc(now))
                .query(Integer.class)
                .single();
    }

    /** More than are added, so the table never outgrows what is remembered. */
    private void forget(Instant before) {
        jdbc.sql(
                        """
                        DELETE FROM link_code WHERE code_hash IN (
                            SELECT code_hash FROM link_code WHERE expires_at <= ?
                            ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """)
                .params(SqlTime.utc(before), FORGOTTEN_PER_ISSUE)
                .update();
    }

    /**
     * A code for its holder, to be shown once.
     *
     * @param expiresAt the first instant at which it is no longer good
     */
    public record IssuedCode(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "a link code until " + expiresAt;
        }
    }
}
