package jp.nagaokapay.api.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How residents leave: they close their wallet, and are forgotten when the time is over for which
 * the city keeps them.
 *
 * <p>That somebody leaves is noted before the ledger is asked, so that no crash makes a person stay
 * for ever; whether they have left, the ledger knows.
 */
@Component
public class AccountClosures {
    private static final Logger LOG = LoggerFactory.getLogger(AccountClosures.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final Wallets wallets;
    private final Ledger ledger;
    private final AccountSettings settings;
    private final Clock clock;

    AccountClosures(
            JdbcClient jdbc,
            Residents residents,
            Wallets wallets,
            Ledger ledger,
            AccountSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.wallets = wallets;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Closes somebody's wallet. Throws {@link jp.nagaokapay.ledger.shared.message.Refused} with a
     * {@link jp.nagaokapay.ledger.wallet.WalletRule}.
     *
     * @param forfeit what they know that lapses
     */
    public WalletId close(Resident resident, Yen forfeit, RequestKey request) {
        if (!isClosed(resident.walletId())) {
            jdbc.sql("UPDATE resident SET leaving_since = ? WHERE resident_id = ?")
                    .params(SqlTime.utc(clock.instant()), resident.residentId().value())
                    .update();
        }
        return ledger.send(new CloseWallet(resident.walletId(), forfeit), request);
    }

    /** The day after which who closes their wallet now is forgotten. */
    public LocalDate keptUntil() {
        return BusinessDate.of(clock.instant().plus(settings.erasedAfter()));
    }

    /** Whether the holder of this number, in E.164, has closed their wallet. */
    boolean hasLeft(String phone) {
        return jdbc.sql(
                        """
                        SELECT wallet_id FROM resident
                         WHERE phone = ? AND leaving_since IS NOT NULL
                        """)
                .param(phone)
                .query((row, _) -> new WalletId(row.getString(1)))
                .optional()
                .filter(this::isClosed)
                .isPresent();
    }

    /** Forgets who left long ago; who did not leave after all stays. */
    void eraseDue() {
        Instant before = clock.instant().minus(settings.erasedAfter());
        due(before)
                .forEach(residentId -> {
                    try {
                        eraseOrStay(residentId, before);
                    } catch (RuntimeException e) { // the others must not wait for this one
                        LOG.warn("{} is forgotten later: {}", residentId, e.toString());
                    }
                });
    }

    private void eraseOrStay(ResidentId residentId, Instant before) {
        Resident resident = residents.require(residentId);
        if (isClosed(resident.walletId())) {
            residents.erase(residentId);
        } else {
            jdbc.sql(
                            """
                            UPDATE resident SET leaving_since = NULL
                             WHERE resident_id = ? AND leaving_since < ?
                            """)
                    .params(residentId.value(), SqlTime.utc(before))
                    .update();
        }
    }

    private List<ResidentId> due(Instant before) {
        return jdbc.sql(
                        """
                        SELECT resident_id FROM resident
                         WHERE leaving_since < ? AND erased_at IS NULL
                         ORDER BY leaving_since LIMIT ?
                        """)
                .params(SqlTime.utc(before), AT_ONCE)
                .query((row, _) -> new ResidentId(row.getString(1)))
                .list();
    }

    private boolean isClosed(WalletId walletId) {
        return wallets.find(walletId)
                .filter(wallet -> wallet.status() == WalletStatus.CLOSED)
                .isPresent();
    }
}
