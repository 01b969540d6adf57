package jp.nagaokapay.ledger.wallet.code;

import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.code.CodeRule.WITHIN_LIVE_CODES;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out payment codes and knows whose they are. */
public final class PaymentCodes {
    /** Digits of a payment number, all of them random: of 10^16, a city has some 10^5 live. */
    public static final int NUMBER_DIGITS = 16;

    private static final long NUMBERS = 10_000_000_000_000_000L;
    private static final int FORGOTTEN_PER_ISSUE = 2;

    // Issuing for one wallet goes one by one, so that the count holds. A code lost in a crash is
    // only shown again, so nobody waits for the disk.
    private static final String ONE_BY_ONE =
            "SELECT set_config('synchronous_commit', 'off', true), "
                    + AdvisoryLock.PAYMENT_CODES.inTransaction(":wallet");
    private static final String LIVE =
            "SELECT count(*) FROM payment_code WHERE wallet_id = :wallet AND expires_at > :now";
    private static final String INSERT =
            """
            INSERT INTO payment_code (number, code_id, wallet_id, expires_at)
            VALUES (:number, :code, :wallet, :expires)
            """;
    private static final String FIND = "SELECT * FROM payment_code WHERE number = :number";
    private static final String FORGET =
            """
            DELETE FROM payment_code WHERE number IN (
                SELECT number FROM payment_code WHERE expires_at <= :before
                ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Wallets wallets;
    private final Clock clock;
    private final CodeSettings settings;

    PaymentCodes(
            JdbcClient client,
            TransactionTemplate transaction,
            Wallets wallets,
            Clock clock,
            CodeSettings settings) {
        this.client = client;
        this.transaction = transaction;
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
        transaction.executeWithoutResult(_ -> {
            client.sql(ONE_BY_ONE).param("wallet", walletId.value()).query((_, _) -> true).single();
            WITHIN_LIVE_CODES.require(
                    live(walletId, now) < settings.livePerWalletMax(),
                    Map.of("most", settings.livePerWalletMax()));
            insert(walletId, code);
            removeExpired(FORGOTTEN_PER_ISSUE);
        });
        return code;
    }

    /**
     * Whose a number is, for a while after its end too; whether it is still good is for its wallet
     * to decide. Empty when it was never given out, or long ago.
     */
    public Optional<LiveCode> find(String number) {
        return client.sql(FIND).param("number", number).query(PaymentCodes::code).optional();
    }

    /**
     * Forgets codes that ended a while ago, the oldest first. Each issue forgets a few too, so the
     * table never outgrows what is remembered.
     *
     * @param limit how many at most
     * @return how many
     */
    public int removeExpired(int limit) {
        return client.sql(FORGET)
                .param("before", SqlTime.utc(clock.instant().minus(settings.rememberedFor())))
                .param("limit", limit)
                .update();
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

    private long live(WalletId walletId, Instant now) {
        return Objects.requireNonNull(
                client.sql(LIVE)
                        .param("wallet", walletId.value())
                        .param("now", SqlTime.utc(now))
                        .query(Long.class)
                        .single());
    }

    private void insert(WalletId walletId, IssuedCode code) {
        client.sql(INSERT)
                .param("number", code.number())
                .param("code", code.codeId().value())
                .param("wallet", walletId.value())
                .param("expires", SqlTime.utc(code.expiresAt()))
                .update();
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
