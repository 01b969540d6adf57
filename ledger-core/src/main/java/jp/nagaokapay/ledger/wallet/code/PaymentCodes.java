package jp.nagaokapay.ledger.wallet.code;

import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.code.CodeRule.WITHIN_LIVE_CODES;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives out payment codes and knows whose they are. */
public final class PaymentCodes {
    /** Digits of a payment number, all of them random: of 10^16, a city has some 10^5 live. */
    public static final int NUMBER_DIGITS = 16;

    private static final long NUMBERS = 10_000_000_000_000_000L;
    private static final int FORGOTTEN_PER_ISSUE = 2;

    private static final String FIND = "SELECT * FROM payment_code WHERE number = ?";
    private static final String FORGET =
            """
            DELETE FROM payment_code WHERE number IN (
                SELECT number FROM payment_code WHERE expires_at <= ?
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    /**
     * Sent in one round trip, which is one transaction. Issuing for one wallet goes one by one, so
     * that the count holds: the insert sees what the lock's last holder left. A code lost in a
     * crash is only shown again, so nobody waits for the disk.
     */
    private static final String ISSUE =
            "SELECT set_config('synchronous_commit', 'off', true), "
                    + AdvisoryLock.PAYMENT_CODES.inTransaction("?")
                    + ";\nWITH forgotten AS ("
                    + FORGET
                    + """
                    )
                    INSERT INTO payment_code (number, code_id, wallet_id, expires_at)
                    SELECT ?, ?, ?, ?
                    WHERE (SELECT count(*) FROM payment_code
                        WHERE wallet_id = ? AND expires_at > ?) < ?
                    """;

    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;
    private final Wallets wallets;
    private final Clock clock;
    private final CodeSettings settings;

    PaymentCodes(JdbcTemplate jdbc, Wallets wallets, Clock clock, CodeSettings settings) {
        this.jdbc = jdbc;
        this.wallets = wallets;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * A new code for a wallet, beside those it has.
     *
     * @throws Refused when the wallet is unknown, closed or suspended, or has too many live codes
     */
    public IssuedCode issue(WalletId walletId) {
        requireOpen(walletId);
        Instant now = clock.instant();
        IssuedCode code = new IssuedCode(CodeId.next(), newNumber(), now.plus(settings.lifetime()));
        WITHIN_LIVE_CODES.require(
                insertWithinLimit(walletId, code, now),
                Map.of("most", settings.livePerWalletMax()));
        return code;
    }

    /**
     * Whose a number is, for a while after its end too; whether it is still good is for its wallet
     * to decide. Empty when it was never given out, or long ago.
     */
    public Optional<LiveCode> find(String number) {
        return jdbc.query(FIND, PaymentCodes::code, number).stream().findFirst();
    }

    /**
     * Forgets codes that ended a while ago, the oldest first. Each issue forgets a few too, so the
     * table never outgrows what is remembered.
     *
     * @param limit how many at most
     * @return how many
     */
    public int removeExpired(int limit) {
        return jdbc.update(FORGET, forgettable(clock.instant()), limit);
    }

    private void requireOpen(WalletId walletId) {
        WalletView wallet = wallets.find(walletId).orElseThrow(() -> new Refused(WALLET_IS_OPEN));
        WALLET_IS_OPEN.require(wallet.status() != WalletStatus.CLOSED);
        WALLET_IS_NOT_SUSPENDED.require(wallet.status() != WalletStatus.SUSPENDED);
    }

    private String newNumber() {
        String digits = Long.toString(random.nextLong(NUMBERS));
        return "0".repeat(NUMBER_DIGITS - digits.length()) + digits;
    }

    private OffsetDateTime forgettable(Instant now) {
        return SqlTime.utc(now.minus(settings.rememberedFor()));
    }

    private boolean insertWithinLimit(WalletId walletId, IssuedCode code, Instant now) {
        Object[] values = {
            walletId.value(),
            forgettable(now),
            FORGOTTEN_PER_ISSUE,
            code.number(),
            code.codeId().value(),
            walletId.value(),
            SqlTime.utc(code.expiresAt()),
            walletId.value(),
            SqlTime.utc(now),
            settings.livePerWalletMax()
        };
        return Boolean.TRUE.equals(
                jdbc.execute(
                        ISSUE,
                        (PreparedStatement issue) -> {
                            new ArgumentPreparedStatementSetter(values).setValues(issue);
                            issue.execute();
                            issue.getMoreResults(); // the lock's comes first
                            return issue.getUpdateCount() == 1;
                        }));
    }

    private static LiveCode code(ResultSet row, int number) throws SQLException {
        return new LiveCode(
                new CodeId(row.getString("code_id")),
                new WalletId(row.getString("wallet_id")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /**
     * A code for its holder.
     *
     * @param number {@value #NUMBER_DIGITS} random digits
     * @param expiresAt the first instant at which it is no longer good
     */
    public record IssuedCode(CodeId codeId, String number, Instant expiresAt) {}

    /** A code that a shop scanned. */
    public record LiveCode(CodeId codeId, WalletId walletId, Instant expiresAt) {}
}
